package io.onecycle.driver.analyse.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.race.SimulatedRace.Ended;
import io.onecycle.driver.sweep.SequentialSeeds;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The error rates that a race promises, over thousands of sweeps. */
class RaceSimulationTest {

  private static final int SWEEPS = 4000;

  /** Three standard errors of a share of 5 % above it. */
  private static final double AT_MOST_NOMINAL = 0.05 + 3 * Math.sqrt(0.05 * 0.95 / SWEEPS);

  private static final double[] EQUAL = {0, 0, 0, 0};

  private static double share(List<Ended> sweeps, Predicate<Ended> which) {
    return sweeps.stream().filter(which).count() / (double) sweeps.size();
  }

  private static double trials(List<Ended> sweeps) {
    return sweeps.stream().mapToInt(Ended::trials).average().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1, 0", // independent
    "1, 1, 1, 1, 3", // seeds matter more than settings: pairing helps
    "1, 2, 5, 0.2, 0", // unequal spreads
    "0.1, 2, 5, 0.1, 3"
  })
  void equalSettingsAreCalledDifferentNoOftenerThanPromised(
      double a, double b, double c, double d, double shared) {
    List<Ended> sweeps =
        new SimulatedRace(SimulatedRace.THREE_TO_TEN, EQUAL, new double[] {a, b, c, d}, shared)
            .sweeps(SWEEPS);
    assertThat(share(sweeps, sweep -> sweep.isAnyOut())).isLessThan(AT_MOST_NOMINAL);
  }

  @Test
  void settingsThatAreEqualAmongThemselvesAreNotToldApartForThereBeingWorseOnes() {
    List<Ended> sweeps =
        new SimulatedRace(
                SimulatedRace.THREE_TO_TEN,
                new double[] {0, 0, -8, -8},
                new double[] {1, 1, 1, 1},
                1)
            .sweeps(SWEEPS);
    assertThat(share(sweeps, sweep -> sweep.isOut(0) || sweep.isOut(1)))
        .isLessThan(AT_MOST_NOMINAL);
    assertThat(share(sweeps, sweep -> sweep.isOut(2) && sweep.isOut(3))).isGreaterThan(0.99);
  }

  @ParameterizedTest
  @CsvSource({"2, 0, 0", "10, 0, 0", "4, 0.1, 0", "10, 0.1, 0", "4, 0, 1"})
  void norWhereThereAreMoreOfThemOrSomeDoNotLearnOrScoresAreCoarse(
      int settings, double collapses, double step) {
    List<Ended> sweeps =
        SimulatedRace.ofEqual(settings).collapsing(collapses).rounded(step).sweeps(1500);
    assertThat(share(sweeps, Ended::isAnyOut)).isLessThan(0.05 + 3 * Math.sqrt(0.05 * 0.95 / 1500));
  }

  @Test
  void theErrorIsSpentAndNotSaved() {
    assertThat(share(SimulatedRace.ofEqual(4).sweeps(SWEEPS), Ended::isAnyOut))
        .isGreaterThan(0.05 - 3 * Math.sqrt(0.05 * 0.95 / SWEEPS));
  }

  @Test
  void theBestIsNotOutForDivergingNowAndThen() {
    double[] means = {0, -8, -8};
    List<Ended> sweeps =
        new SimulatedRace(SimulatedRace.THREE_TO_TEN, means, new double[] {1, 1, 1}, 1)
            .collapsing(0.05)
            .sweeps(1000);
    assertThat(share(sweeps, sweep -> sweep.isOut(0))).isLessThan(0.01);
  }

  @Test
  void clearDifferencesAreFoundWithFarFewerTrialsThanAFixedNumberOfSeedsTakes() {
    List<Ended> sweeps =
        new SimulatedRace(
                SimulatedRace.THREE_TO_TEN, new double[] {0, -4, -8}, new double[] {1, 1, 1}, 3)
            .sweeps(1000);
    assertThat(share(sweeps, sweep -> sweep.isOut(1) && sweep.isOut(2))).isGreaterThan(0.98);
    assertThat(share(sweeps, sweep -> sweep.isOut(0))).isZero();
    assertThat(trials(sweeps)).isLessThan(0.65 * 30);
  }

  @Test
  void aDifferenceOfTheMarginIsCalledNoneNoOftenerThanPromised() {
    SequentialSeeds rule = new SequentialSeeds(1, 3, 10, OptionalDouble.of(2));
    List<Ended> sweeps =
        new SimulatedRace(rule, new double[] {0, -2}, new double[] {1, 1}, 1).sweeps(SWEEPS);
    assertThat(share(sweeps, sweep -> sweep.race().isAlike("0", "1"))).isLessThan(AT_MOST_NOMINAL);
  }

  @Test
  void aMarginEndsTheRaceOfSettingsThatAreAlike() {
    SequentialSeeds rule = new SequentialSeeds(1, 3, 10, OptionalDouble.of(6));
    List<Ended> sweeps =
        new SimulatedRace(rule, new double[] {0, 0}, new double[] {1, 1}, 1).sweeps(1000);
    assertThat(share(sweeps, sweep -> sweep.race().isAlike("0", "1"))).isGreaterThan(0.95);
    assertThat(trials(sweeps)).isLessThan(0.65 * 20);
  }
}
