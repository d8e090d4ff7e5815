package io.onecycle.driver.analyse.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.sweep.SequentialSeeds;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.Ending;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final SequentialSeeds RULE = new SequentialSeeds(1, 3, 6, OptionalDouble.empty());

  private static Verdict verdict(SampleTrials trials) {
    return Comparison.of(trials.rows(), TrialAxis.WEIGHT_DECAY).verdict();
  }

  private static Verdict verdict(SampleTrials trials, SequentialSeeds rule) {
    return Comparison.of(
            trials.rows(), TrialAxis.WEIGHT_DECAY, SeedDesign.FIXED.until(Optional.of(rule)))
        .verdict();
  }

  private static Relation only(Verdict verdict) {
    assertThat(verdict.others()).hasSize(1);
    return verdict.others().get(0).relation();
  }

  @Test
  void tellsWhoIsWorseFromWhoMayBeTheBest() {
    Verdict verdict = verdict(SampleTrials.FOUR_DECAYS);
    assertThat(verdict.basis()).isEqualTo(Verdict.Basis.COMPARED);
    assertThat(verdict.best().orElseThrow().row().value()).isEqualTo("0.001");
    assertThat(verdict.those(Relation.MAY_BE_BEST))
        .extracting(Rival::value)
        .containsExactly("1e-4", "3e-4");
    Rival worse = verdict.those(Relation.WORSE).get(0);
    assertThat(worse.value()).isEqualTo("0.01");
    assertThat(worse.seeds()).isEqualTo(5);
    assertThat(worse.difference().orElseThrow()).isCloseTo(-0.0212, within(5e-5));
    assertThat(worse.ci95().orElseThrow().low()).isBetween(-0.0265, -0.0239);
    assertThat(worse.ci95().orElseThrow().high()).isBetween(-0.0185, -0.0159);
    assertThat(worse.pValue().orElseThrow()).isLessThan(0.001);
    assertThat(worse.pBest()).contains(0.0);
    assertThat(worse.group().beaten().orElseThrow().value()).isEqualTo("0.001");
    assertThat(verdict.visible().orElseThrow()).isBetween(0.005, 0.007);
  }

  /** The best is not shown to be better than it, and yet another is. */
  @Test
  void whatIsWorseThanAnotherIsNotTheBest() {
    Verdict verdict =
        verdict(
            SampleTrials.none()
                .completed(3e-3, 0.3, 0.880, 0.862, 0.879, 0.858, 0.881)
                .completed(1e-4, 0.3, 0.8701, 0.8702, 0.8698, 0.8700, 0.8703)
                .completed(1e-2, 0.3, 0.8641, 0.8643, 0.8639, 0.8638, 0.8644));
    assertThat(verdict.best().orElseThrow().row().value()).isNotEqualTo("0.01");
    Rival worse = verdict.those(Relation.WORSE).get(0);
    assertThat(worse.value()).isEqualTo("0.01");
    assertThat(worse.group().beaten().orElseThrow().value()).isEqualTo("1e-4");
    assertThat(worse.group().beaten().orElseThrow().by().mean()).isCloseTo(-0.006, within(2e-4));
  }

  @Test
  void theAdvantageIsBelowZeroWhereLowerIsBetterAndItIsHigher() {
    Rival worse = verdict(SampleTrials.FOUR_DECAYS.minimizing("rmse")).those(Relation.WORSE).get(0);
    assertThat(worse.difference().orElseThrow()).isPositive();
    assertThat(worse.advantage().orElseThrow()).isNegative();
  }

  @Test
  void saysWhatThereIsToCompare() {
    SampleTrials one = SampleTrials.none().completed(1e-3, 0.3, 0.9);
    assertThat(verdict(SampleTrials.none()).basis()).isEqualTo(Verdict.Basis.NO_TRIALS);
    assertThat(verdict(SampleTrials.none().ended(Ending.FAILED, 1e-3, 0.3, 1)).basis())
        .isEqualTo(Verdict.Basis.NONE_COMPLETED);
    assertThat(verdict(one).basis()).isEqualTo(Verdict.Basis.ONLY_ONE);
    assertThat(verdict(one).knowsChance()).isFalse();
    assertThat(verdict(one.completed(1e-4, 0.3, 0.8)).basis()).isEqualTo(Verdict.Basis.ONE_SEED);
  }

  @Test
  void nothingIsSaidOfChanceWhereItCannotBeTested() {
    SampleTrials best = SampleTrials.none().completed(1e-3, 0.3, 0.85, 0.86);
    assertThat(only(verdict(best.completed(1e-2, 0.3, 0.85, 0.86)))).isEqualTo(Relation.SAME);
    assertThat(only(verdict(best.completed(1e-2, 0.3, 0.83)))).isEqualTo(Relation.NOT_TESTED);
    assertThat(only(verdict(best.ended(Ending.DIVERGED, 1e-2, 0.3, 1, 2))))
        .isEqualTo(Relation.NOT_COMPLETED);
  }

  /** With few examples it happens by chance that two seeds differ by the same number of them. */
  @Test
  void twoSeedsThatDifferAlikeShowNothingOnFewExamples() {
    assertThat(
            only(
                verdict(
                    SampleTrials.none()
                        .completed(1e-3, 0.3, 0.85, 0.86)
                        .completed(1e-2, 0.3, 0.83, 0.84))))
        .isEqualTo(Relation.MAY_BE_BEST);
  }

  @Test
  void aFailedSeedIsMissingAndCostsNothing() {
    Verdict verdict =
        verdict(
            SampleTrials.none()
                .completed(1e-3, 0.3, 0.900, 0.901, 0.899, 0.902)
                .ended(Ending.FAILED, 1e-3, 0.3, 5)
                .completed(1e-2, 0.3, 0.50, 0.51, 0.49, 0.50, 0.52));
    assertThat(verdict.best().orElseThrow().row().value()).isEqualTo("0.001");
    assertThat(only(verdict)).isEqualTo(Relation.WORSE);
  }

  @Test
  void aDivergedSeedCountsAsChance() {
    SampleTrials risky =
        SampleTrials.none()
            .completed(1e-3, 0.3, 0.900, 0.901, 0.899, 0.902)
            .ended(Ending.DIVERGED, 1e-3, 0.3, 5);
    ComparisonRow row =
        verdict(risky.completed(1e-2, 0.3, 0.50, 0.51, 0.49, 0.50, 0.52))
            .best()
            .orElseThrow()
            .row();
    assertThat(row.value()).isEqualTo("0.001");
    assertThat(row.n()).isEqualTo(4);
    assertThat(row.mean().orElseThrow()).isCloseTo((0.9 * 4 + 0.002 + 0.1) / 5, within(1e-9));
    assertThat(
            verdict(risky.completed(1e-2, 0.3, 0.80, 0.81, 0.79, 0.80, 0.82))
                .best()
                .orElseThrow()
                .row()
                .value())
        .isEqualTo("0.01");
  }

  @Test
  void aSettingOfOneSeedLeadsNoneThatHasFive() {
    Verdict verdict =
        verdict(
            SampleTrials.none()
                .completed(1e-2, 0.3, 0.99)
                .completed(1e-3, 0.3, 0.900, 0.901, 0.899, 0.902, 0.900));
    assertThat(verdict.best().orElseThrow().row().value()).isEqualTo("0.001");
    assertThat(only(verdict)).isEqualTo(Relation.NOT_TESTED);
  }

  @Test
  void whatDiffersByLessThanTheMarginIsAsGood() {
    SampleTrials alike =
        SampleTrials.none()
            .completed(1e-3, 0.3, 0.861, 0.874, 0.858, 0.863)
            .completed(1e-4, 0.3, 0.860, 0.874, 0.857, 0.863);
    SequentialSeeds withMargin = new SequentialSeeds(1, 3, 6, OptionalDouble.of(0.01));
    assertThat(only(verdict(alike, withMargin))).isEqualTo(Relation.AS_GOOD);
    assertThat(verdict(alike, withMargin).others().get(0).alikeP().orElseThrow()).isLessThan(0.01);
    assertThat(only(verdict(alike, RULE))).isEqualTo(Relation.MAY_BE_BEST);
    assertThat(verdict(alike, RULE).others().get(0).alikeP()).isEmpty();
  }
}
