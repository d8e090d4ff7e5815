package io.onecycle.driver.analyse.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.Superiority;
import io.onecycle.driver.analyse.compare.Superiority.Answer;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialKey;
import io.onecycle.driver.table.TrialRow;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Sweeps of one setting and of three, in truth equal or apart. */
class SuperiorityTest {

  private static final int SWEEPS = 400;

  private static Superiority drawn(double ahead, int seeds, SplittableRandom random) {
    MadeUpSweep truth = Scenarios.normal(Scenarios.means(ahead, 0, -1, -2));
    List<TrialRow> rows =
        truth.trials(1, seeds, random).stream()
            .map(row -> named(row, row.setting().weightDecay().last() < 1.5e-4 ? "a" : "b"))
            .toList();
    return Superiority.of(Comparison.of(rows, TrialAxis.SWEEP), "a", "b");
  }

  private static TrialRow named(TrialRow row, String sweep) {
    TrialKey key = row.key();
    return SampleRows.with(
        row, new TrialKey(sweep, key.trialId(), key.settingId(), key.seed(), key.rung()));
  }

  private static double share(Answer answer, double ahead, int seeds) {
    SplittableRandom random = new SplittableRandom(seeds);
    int said = 0;
    for (int i = 0; i < SWEEPS; i++) {
      said += drawn(ahead, seeds, random).answer() == answer ? 1 : 0;
    }
    return (double) said / SWEEPS;
  }

  @Test
  void equalSweepsAreRarelyToldApart() {
    assertThat(share(Answer.YES, 0, 5) + share(Answer.NO, 0, 5)).isLessThan(0.06 + 0.035);
  }

  @Test
  void theBetterOneIsFound() {
    assertThat(share(Answer.YES, 3, 5)).isGreaterThan(0.75);
    assertThat(share(Answer.NO, 3, 5)).isZero();
  }

  @Test
  void saysHowManySeedsWouldTell() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 20; i++) {
      Superiority superiority = drawn(0.5, 4, random);
      assertThat(superiority.moreSeeds().isPresent())
          .isEqualTo(superiority.answer() == Answer.MORE_SEEDS);
      superiority
          .moreSeeds()
          .ifPresent(more -> assertThat(more).isBetween(1, Superiority.MOST_SEEDS));
    }
  }
}
