package io.onecycle.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.onecycle.driver.sweep.SequentialSeeds;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SeedRaceTest {

  private static final SequentialSeeds RULE =
      new SequentialSeeds(11, 3, 10, OptionalDouble.empty());
  private static final SweepSpec THREE = Sweeps.untilDecided(RULE, 3, 2);

  /** So far apart that a look or two decide it. */
  private static final double FAR = 5;

  private static final double NOTHING = 0;

  private static boolean is(Trial trial, int decay, long seed) {
    return RacedSweep.decay(trial) == decay && trial.seed() == seed;
  }

  @Test
  void everySettingGetsTheFirstSeedsAllInOnePass() {
    List<Trial> first = Planner.owed(THREE, List.of());
    assertThat(first)
        .extracting(Trial::seed)
        .containsExactly(11L, 11L, 11L, 12L, 12L, 12L, 13L, 13L, 13L);
  }

  @Test
  void seedsAreSpentOnlyUntilItIsDecided() {
    RacedSweep sweep = new RacedSweep(THREE, FAR).run();
    assertThat(sweep.seeds().values()).allMatch(seeds -> seeds >= 3 && seeds <= 5);
  }

  @Test
  void whatCannotBeToldApartGetsAllSeedsAndAMarginSavesThem() {
    assertThat(new RacedSweep(THREE, NOTHING).run().seeds())
        .isEqualTo(Map.of(1, 10L, 2, 10L, 3, 10L));
    SequentialSeeds margin = new SequentialSeeds(11, 3, 10, OptionalDouble.of(1));
    assertThat(new RacedSweep(Sweeps.untilDecided(margin, 3, 2), NOTHING).run().seeds().values())
        .allMatch(seeds -> seeds < 10);
  }

  @Test
  void onlyTheOpenOnesGoOn() {
    RacedSweep sweep =
        new RacedSweep(THREE, NOTHING)
            .ending(t -> RacedSweep.decay(t) == 3 ? "diverged" : "completed")
            .run();
    assertThat(sweep.seeds()).isEqualTo(Map.of(1, 10L, 2, 10L, 3, 3L));
    assertThat(sweep.passes().get(1)).extracting(RacedSweep::decay).containsExactly(1, 2);
  }

  @Test
  void oneThatDivergedOnceIsNotOutForIt() {
    RacedSweep sweep =
        new RacedSweep(THREE, NOTHING).ending(t -> is(t, 3, 12) ? "diverged" : "completed").run();
    assertThat(sweep.seeds()).isEqualTo(Map.of(1, 10L, 2, 10L, 3, 10L));
  }

  @Test
  void aSettingWhoseTrialsAllFailKeepsNobodyElseWaiting() {
    RacedSweep sweep =
        new RacedSweep(THREE, FAR)
            .ending(t -> RacedSweep.decay(t) == 2 ? "failed" : "completed")
            .run();
    assertThat(sweep.seeds().get(1)).isBetween(3L, 6L);
    assertThat(sweep.seeds().get(2)).isBetween(3L, 4L);
    assertThat(sweep.seeds().get(3)).isBetween(3L, 6L);
  }

  @Test
  void whereAllDivergeNowAndThenTheyGoOn() {
    RacedSweep sweep =
        new RacedSweep(THREE, NOTHING).ending(t -> t.seed() == 12 ? "diverged" : "completed").run();
    assertThat(sweep.seeds()).isEqualTo(Map.of(1, 10L, 2, 10L, 3, 10L));
  }

  @Test
  void whereAllAlwaysDivergeNothingMoreIsSpent() {
    RacedSweep sweep = new RacedSweep(THREE, NOTHING).ending(t -> "diverged").run();
    assertThat(sweep.seeds()).isEqualTo(Map.of(1, 3L, 2, 3L, 3, 3L));
  }

  @Test
  void aFailedTrialIsTriedAgainBesideTheOthersNextSeed() {
    RacedSweep sweep = new RacedSweep(THREE, NOTHING);
    sweep.ending(t -> is(t, 2, 12) ? "failed" : "completed").pass(100);
    sweep.ending(t -> "completed").pass(100);
    assertThat(sweep.passes().get(1))
        .extracting(RacedSweep::decay, Trial::seed)
        .containsExactlyInAnyOrder(tuple(2, 12L), tuple(1, 14L), tuple(2, 14L), tuple(3, 14L));
    sweep.pass(100);
    assertThat(sweep.passes().get(2)).extracting(Trial::seed).containsExactly(15L, 15L, 15L);
  }

  @Test
  void aTrialThatAlwaysFailsTakesNothingFromTheOthers() {
    RacedSweep sweep =
        new RacedSweep(THREE, FAR).ending(t -> is(t, 2, 12) ? "failed" : "completed").run();
    assertThat(sweep.seeds().get(1)).isBetween(3L, 6L);
    assertThat(sweep.seeds().get(2)).isBetween(3L, 6L);
  }

  @Test
  void wherePassesAreCutShortDoesNotMatter() {
    for (double step : new double[] {FAR, 0.3, NOTHING}) {
      Map<Integer, Long> whole = new RacedSweep(THREE, step).run().seeds();
      for (int atMost = 1; atMost < 6; atMost++) {
        assertThat(new RacedSweep(THREE, step).run(atMost).seeds()).isEqualTo(whole);
      }
    }
  }

  @Test
  void aGrownGridIsRacedFromItsFirstSeedsOn() {
    RacedSweep three = new RacedSweep(THREE, NOTHING).run();
    RacedSweep four = three.changedTo(Sweeps.untilDecided(RULE, 4, 2)).run();
    assertThat(four.passes().get(0)).extracting(RacedSweep::decay).containsExactly(4, 4, 4);
    assertThat(four.seeds()).isEqualTo(Map.of(1, 10L, 2, 10L, 3, 10L, 4, 10L));
  }

  @Test
  void moreSeedsThanBeforeAreASmallerShareOfTheErrorForEachSoTheRaceGoesOn() {
    RacedSweep ten = new RacedSweep(THREE, NOTHING).run();
    SequentialSeeds more = new SequentialSeeds(11, 3, 12, OptionalDouble.empty());
    RacedSweep twelve = ten.changedTo(Sweeps.untilDecided(more, 3, 2)).run();
    assertThat(twelve.seeds()).isEqualTo(Map.of(1, 12L, 2, 12L, 3, 12L));
  }

  @Test
  void aSweepThatHadAListOfSeedsIsTakenUp() {
    SweepSpec list = Sweeps.of(3, 5, 2);
    SequentialSeeds fromOne = new SequentialSeeds(1, 3, 10, OptionalDouble.empty());
    RacedSweep raced =
        new RacedSweep(list, FAR).run().changedTo(Sweeps.untilDecided(fromOne, 3, 2));
    assertThat(raced.pass(100)).isFalse();
    assertThat(raced.seeds()).isEqualTo(Map.of(1, 5L, 2, 5L, 3, 5L));
  }
}
