package io.onecycle.driver.analyse.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.simulate.MadeUpSweep.Truth;
import io.onecycle.driver.table.TrialRow;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What verdicts promise, in a few sweeps of each kind; {@link VerdictSimulation} has thousands, and
 * {@code docs/verdict.md} what came out.
 */
class VerdictSimulationTest {

  private static final int SWEEPS = 300;

  /** So far a share of so many sweeps may be off by chance: three standard errors. */
  private static double luck(double share) {
    return 3 * Math.sqrt(share * (1 - share) / SWEEPS);
  }

  static Stream<Scenario> equal() {
    return Stream.of(
        Scenarios.equal(4, 3),
        Scenarios.equal(10, 5),
        Scenarios.collapsing(4, 2),
        Scenarios.collapsing(4, 5),
        Scenarios.unequalBudgets(3),
        Scenarios.halving(3),
        Scenarios.freshSeeds(5));
  }

  @ParameterizedTest
  @MethodSource("equal")
  void equalSettingsAreRarelyCalledWorse(Scenario scenario) {
    Tally tally = scenario.tally(SWEEPS);
    assertThat(tally.falselyWorse()).isLessThan(0.06 + luck(0.06));
    assertThat(tally.contradicted()).isZero();
    assertThat(tally.coverage()).isGreaterThan(0.93 - luck(0.93));
  }

  @Test
  void aSettingThatIsWorseByThreeDeviationsIsFound() {
    Tally tally = Scenarios.oneBest(5).tally(SWEEPS);
    assertThat(tally.power()).isGreaterThan(0.75 - luck(0.75));
    assertThat(tally.wasBest()).isEqualTo(1);
  }

  /** What a sweep says of the difference that it would find, of sweeps that differ by that. */
  @Test
  void aDifferenceIsFoundAboutAsOftenAsSaid() {
    MadeUpSweep equal = Scenarios.normal(Scenarios.means(0, 0, 0, 0));
    SplittableRandom random = new SplittableRandom(3);
    double said =
        IntStream.range(0, 100)
            .mapToDouble(
                i ->
                    Tally.byDecay(equal.trials(1, 5, random), true)
                        .verdict()
                        .visible()
                        .orElseThrow())
            .sorted()
            .skip(50)
            .findFirst()
            .orElseThrow();
    Tally tally =
        Scenario.of(
                "one worse", Scenarios.normal(Scenarios.means(0, 0, 0, -said / MadeUpSweep.SD)), 5)
            .tally(SWEEPS);
    assertThat(tally.power()).isBetween(0.65, 0.92);
  }

  @Test
  void whatIsToBeExpectedIsOfNewExamplesToo() {
    Tally tally = Scenarios.sameExamples(3).tally(SWEEPS);
    assertThat(tally.coverage()).isBetween(0.93 - luck(0.93), 0.97 + luck(0.97));
  }

  @Test
  void choosingCostsWhatItIsSaidToCost() {
    Tally tally = Scenarios.normalEffects(4, 3, 5).tally(SWEEPS);
    assertThat(tally.lossHeld()).isGreaterThan(0.93 - luck(0.93));
    assertThat(tally.saidBest()).isBetween(tally.wasBest() - 0.12, tally.wasBest() + 0.12);
    assertThat(Math.abs(tally.bias())).isLessThan(0.9);
  }

  /** Two hundred settings with five seeds each; seconds would be felt, minutes would not do. */
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void aThousandTrialsAreJudgedTogether() {
    List<Truth> settings = new ArrayList<>();
    for (int decay = 1; decay <= 5; decay++) {
      for (int rate = 1; rate <= 40; rate++) {
        double away = Math.abs(rate - 20) / 4.0;
        settings.add(
            new Truth(
                decay * 1e-4,
                rate * 0.01,
                MadeUpSweep.LEVEL - MadeUpSweep.SD * (away * away + decay),
                MadeUpSweep.SD));
      }
    }
    List<TrialRow> trials = Scenarios.normal(settings).trials(1, 5, new SplittableRandom(1));
    assertThat(trials).hasSize(1000);
    Comparison comparison = Comparison.of(trials, TrialAxis.WEIGHT_DECAY);
    assertThat(comparison.groups()).hasSize(5);
    assertThat(comparison.coverage().settings()).isEqualTo(200);
  }
}
