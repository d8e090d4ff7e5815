package io.onecycle.driver.analyse.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.race.Standing.State;
import io.onecycle.driver.sweep.SequentialSeeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RaceTest {

  private static final SequentialSeeds RULE = new SequentialSeeds(1, 3, 6, OptionalDouble.empty());

  private static Entrant entrant(String id, SeedResult... results) {
    return new Entrant(id, id, List.of(results));
  }

  private static Entrant completed(String id, double... worths) {
    return new Entrant(id, id, Arrays.stream(worths).mapToObj(SeedResult::completed).toList());
  }

  private static final Entrant GOOD = completed("good", 0.90, 0.92, 0.91, 0.90);
  private static final Entrant BAD = completed("bad", 0.80, 0.821, 0.809, 0.80);

  private static Race race(Entrant... entrants) {
    return Race.of(RULE, List.of(entrants));
  }

  @Test
  void whoIsWorseIsOutFromThatLookOn() {
    Standing bad = race(GOOD, BAD).standing("bad");
    assertThat(bad.state()).isEqualTo(State.OUT);
    assertThat(bad.seeds()).isEqualTo(3);
    assertThat(bad.better()).hasValue("good");
    assertThat(bad.p()).isLessThan(0.05);
    assertThat(race(GOOD, BAD).standing("good").state()).isEqualTo(State.DECIDED);
  }

  @Test
  void laterSeedsOfOneThatIsOutChangeNothing() {
    Entrant later = completed("bad", 0.80, 0.821, 0.809, 0.99, 0.99, 0.99);
    assertThat(race(GOOD, later).standing("bad")).isEqualTo(race(GOOD, BAD).standing("bad"));
  }

  @Test
  void whatWasDecidedStaysWhateverComesInLaterAndInWhicheverOrder() {
    Random random = new Random(5);
    SequentialSeeds rule = new SequentialSeeds(1, 3, 10, OptionalDouble.of(1.5));
    int decided = 0;
    for (int sweep = 0; sweep < 100; sweep++) {
      List<Entrant> all =
          new SimulatedRace(rule, new double[] {0, 0, -4, -8}, new double[] {1, 1, 1, 1}, 1)
              .collapsing(0.02)
              .entrants(random);
      Race whole = Race.of(rule, all);
      List<Entrant> some = new ArrayList<>();
      for (Entrant entrant : all) {
        int known = 4 + random.nextInt(7);
        some.add(new Entrant(entrant.id(), entrant.group(), entrant.results().subList(0, known)));
      }
      Collections.shuffle(some, random);
      Race part = Race.of(rule, some);
      for (Entrant entrant : all) {
        if (!part.isOpen(entrant.id())) {
          decided++;
          assertThat(part.standing(entrant.id())).isEqualTo(whole.standing(entrant.id()));
        }
        for (Entrant other : all) {
          assertThat(part.alikeP(entrant.id(), other.id()))
              .isGreaterThanOrEqualTo(whole.alikeP(entrant.id(), other.id()));
        }
      }
    }
    assertThat(decided).isGreaterThan(100);
  }

  @Test
  void aLookWaitsForAllThatAreOpenAndForNobodyElse() {
    assertThat(race(GOOD, completed("bad", 0.80, 0.821)).standing("bad").seeds()).isZero();
    Entrant close = completed("close", 0.91, 0.91, 0.92, 0.89);
    Race third = race(GOOD, close, completed("bad", 0.80, 0.821, 0.809));
    assertThat(third.standing("bad").isOut()).isTrue();
    assertThat(third.standing("good").seeds()).isEqualTo(4);
    assertThat(third.isOpen("close")).isTrue();
  }

  @Test
  void aFailedSeedIsMissingAndKeepsNobodyWaiting() {
    Entrant bad =
        entrant(
            "bad",
            SeedResult.completed(0.80),
            SeedResult.FAILED,
            SeedResult.completed(0.809),
            SeedResult.completed(0.80));
    Standing standing = race(GOOD, bad).standing("bad");
    assertThat(standing.isOut()).isTrue();
    assertThat(standing.p()).isGreaterThan(2 * race(GOOD, BAD).standing("bad").p());
  }

  @Test
  void whoNeverCompletesIsWithdrawnAndNotCalledWorse() {
    SeedResult lost = SeedResult.FAILED;
    Race race = race(GOOD, entrant("lost", lost, lost, lost));
    assertThat(race.standing("lost").state()).isEqualTo(State.WITHDRAWN);
    assertThat(race.standing("lost").p()).isEqualTo(1);
    assertThat(race.isOpen("good")).isFalse();
  }

  @Test
  void whoNeverLearnsGetsNoMoreSeedsWhetherOrNotItIsShownToBeWorse() {
    SeedResult diverged = SeedResult.DIVERGED;
    SeedResult atChance = new SeedResult(OptionalDouble.of(0.1), true, 0);
    Race unknown = race(GOOD, entrant("lost", diverged, diverged, diverged));
    assertThat(unknown.isOpen("lost")).isFalse();
    assertThat(unknown.isOpen("good")).isFalse();
    assertThat(race(GOOD, entrant("lost", atChance, atChance, atChance)).standing("lost").isOut())
        .isTrue();
  }

  @Test
  void onceDivergedIsAnAccident() {
    Entrant once =
        entrant(
            "once",
            SeedResult.completed(0.91),
            new SeedResult(OptionalDouble.of(0.1), true, 0),
            SeedResult.completed(0.92));
    assertThat(race(GOOD, once).isOpen("once")).isTrue();
  }

  @Test
  void whereChanceIsNotKnownTheWorstThatCompletedSoFarStandsForIt() {
    Entrant good = completed("good", 0.90, 0.92, 0.91, 0.10);
    LookPanel seen =
        LookPanel.of(
            List.of(good, entrant("once", SeedResult.DIVERGED, SeedResult.completed(0.85))), 2);
    assertThat(seen.scores().get(1)).containsEntry(0L, 0.85).containsEntry(1L, 0.85);
    assertThat(seen.isGuessed(0, 1)).isTrue();
  }

  @Test
  void settingsOfOneGroupNeedNotBeToldApart() {
    List<Entrant> two =
        List.of(
            new Entrant("a", "1e-3", GOOD.results()),
            new Entrant("b", "1e-3", completed("", 0.91, 0.91, 0.92, 0.89).results()));
    assertThat(Race.of(RULE, two).isOpen("a")).isTrue();
    List<Entrant> three = new ArrayList<>(two);
    three.add(new Entrant("c", "1e-4", BAD.results()));
    Race race = Race.of(RULE, three);
    assertThat(race.standing("c").isOut()).isTrue();
    assertThat(race.standing("a").state()).isEqualTo(State.DECIDED);
    assertThat(race.standing("a").seeds()).isEqualTo(3);
  }
}
