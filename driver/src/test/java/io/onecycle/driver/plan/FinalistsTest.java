package io.onecycle.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Trial;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FinalistsTest {

  private static final String TWO_BY_TWO = "  max_lr: [0.1, 0.3]\n  weight_decay: [1e-2, 1e-3]\n";

  private static SweepSpec spec(String grid, String seeds, String verdict) {
    return Searches.of(grid, "", seeds + "\nverdict: " + verdict);
  }

  /** Every trial of the choosing seeds, ended as {@code how} says: a score, diverged or failed. */
  private static List<Committed> ended(SweepSpec spec, Function<Trial, Object> how) {
    return Trials.of(spec).stream().map(trial -> ended(trial, how.apply(trial))).toList();
  }

  private static Committed ended(Trial trial, Object how) {
    return how instanceof Double score
        ? new Committed(trial.id(), "completed", 1, OptionalDouble.of(score))
        : new Committed(trial.id(), (String) how, 2);
  }

  private static List<String> chosen(SweepSpec spec, Collection<Committed> results) {
    return Finalists.of(spec, FoundRates.NONE, results).stream().map(FinalistsTest::name).toList();
  }

  private static String name(Setting setting) {
    return setting.recordedWeightDecay() + "/" + setting.recordedMaxLr();
  }

  private static double lr(Trial trial) {
    return trial.setting().recordedMaxLr();
  }

  private static double wd(Trial trial) {
    return trial.setting().recordedWeightDecay();
  }

  @Test
  void areTheBestOfEachWeightDecayByTheirMeanScore() {
    SweepSpec spec = spec(TWO_BY_TWO, "[1, 2]", "{seeds: 2}");
    List<Committed> results =
        ended(spec, trial -> wd(trial) == 1e-2 ? lr(trial) : 1 - lr(trial) + 0.01 * trial.seed());
    assertThat(chosen(spec, results)).containsExactly("0.01/0.3", "0.001/0.1");
    assertThat(Planner.owed(spec, results)).extracting(Trial::seed).containsExactly(3L, 3L, 4L, 4L);
  }

  @Test
  void areNoneUntilAllTrialsAreSettled() {
    SweepSpec spec = spec(TWO_BY_TWO, "[1, 2]", "{seeds: 2}");
    List<Committed> results = ended(spec, FinalistsTest::lr);
    assertThat(chosen(spec, results.subList(1, results.size()))).isEmpty();
    Committed onceFailed = new Committed(results.get(0).trialId(), "failed", 1);
    List<Committed> toBeRetried =
        Stream.concat(results.stream().skip(1), Stream.of(onceFailed)).toList();
    assertThat(chosen(spec, toBeRetried)).isEmpty();
    assertThat(Planner.owed(spec, toBeRetried)).extracting(Trial::seed).containsExactly(1L);
  }

  @Test
  void areNoneWhereNothingIsChosen() {
    SweepSpec oneEach = spec("  max_lr: 0.1\n  weight_decay: [1e-2, 1e-3]\n", "1", "{seeds: 2}");
    List<Committed> results = ended(oneEach, trial -> wd(trial) == 1e-2 ? "failed" : "diverged");
    assertThat(chosen(oneEach, results)).isEmpty();
    assertThat(Planner.owed(oneEach, results)).isEmpty();
    assertThat(Budget.of(oneEach).verdict()).isEmpty();
    SweepSpec without = Searches.of(TWO_BY_TWO, "", "[1, 2]");
    assertThat(Planner.owed(without, ended(without, FinalistsTest::lr))).isEmpty();
  }

  @Test
  void aFailedSeedIsMissingAndADivergedOneIsTheWorstThatCompleted() {
    SweepSpec spec = spec(TWO_BY_TWO, "[1, 2, 3, 4]", "{seeds: 2}");
    // 0.1 is better in every seed that did not fail.
    assertThat(
            chosen(
                spec,
                ended(
                    spec,
                    trial ->
                        trial.seed() == 4 && lr(trial) == 0.1
                            ? "failed"
                            : (Object) (1 - lr(trial)))))
        .containsExactly("0.01/0.1", "0.001/0.1");
    // 0.1 is better by 0.02 in three seeds, and as bad as the worst, 0.2 below, in the fourth.
    Function<Trial, Object> diverges =
        trial ->
            trial.seed() == 4 && lr(trial) == 0.1
                ? "diverged"
                : (Object) ((lr(trial) == 0.1 ? 0.82 : 0.8) - (wd(trial) == 1e-2 ? 0.2 : 0));
    assertThat(chosen(spec, ended(spec, diverges))).containsExactly("0.01/0.1", "0.001/0.3");
  }

  @Test
  void aSettingThatMostSeedsAreMissingOfComesAfterTheOthers() {
    SweepSpec spec = spec(TWO_BY_TWO, "[1, 2, 3]", "{seeds: 2}");
    Function<Trial, Object> mostFail =
        trial -> {
          boolean isLost = wd(trial) == 1e-3 || lr(trial) == 0.3;
          return isLost && trial.seed() > 1 ? "failed" : (Object) lr(trial);
        };
    assertThat(chosen(spec, ended(spec, mostFail))).containsExactly("0.01/0.1", "0.001/0.3");
    Function<Trial, Object> allFail = trial -> wd(trial) == 1e-3 ? "failed" : (Object) lr(trial);
    assertThat(chosen(spec, ended(spec, allFail))).containsExactly("0.01/0.3");
  }

  @Test
  void ofEqualsTheFirstOfTheGridIsChosen() {
    SweepSpec spec = spec(TWO_BY_TWO, "[1, 2]", "{seeds: 2}");
    assertThat(chosen(spec, ended(spec, trial -> 0.5))).containsExactly("0.01/0.1", "0.001/0.1");
    assertThat(chosen(spec, ended(spec, trial -> "diverged")))
        .containsExactly("0.01/0.1", "0.001/0.1");
  }

  @Test
  void areTheBestOfAllWhereSettingsAreCompared() {
    SweepSpec spec =
        spec(
            "  max_lr: [0.1, 0.2, 0.3, 0.5]\n  weight_decay: [1e-2, 1e-3]\n",
            "[1, 2]",
            "{seeds: 3, by: setting, finalists: 3}");
    assertThat(chosen(spec, ended(spec, trial -> lr(trial) + wd(trial))))
        .containsExactly("0.01/0.5", "0.001/0.5", "0.01/0.3");
    SweepSpec few = spec(TWO_BY_TWO, "[1, 2]", "{seeds: 3, by: setting}");
    assertThat(Planner.owed(few, ended(few, FinalistsTest::lr))).isEmpty();
  }

  @Test
  void areTheBestOfEachValueOfAnyAxis() {
    String grid =
        """
          schedule: [1cycle, constant]
          max_lr: [0.1, 0.3]
          div: [5, 10]
          momentum: [[0.95, 0.85], 0.9]
        """;
    Map<String, Integer> groups =
        Map.of("schedule", 2, "max_lr", 2, "div", 3, "momentum", 3, "setting", 4);
    groups.forEach(
        (by, count) -> {
          SweepSpec spec = spec(grid, "[1, 2]", "{seeds: 2, by: " + by + "}");
          assertThat(chosen(spec, ended(spec, FinalistsTest::lr))).as(by).hasSize(count);
          assertThat(Budget.of(spec).verdict().orElseThrow().settings()).as(by).isEqualTo(count);
        });
  }

  @Test
  void theSeedsFollowTheLargestOfTheSweepOrOfThoseThatItMaySpend() {
    assertThat(spec(TWO_BY_TWO, "[7, -2]", "{seeds: 2}").verdictSeeds()).containsExactly(8L, 9L);
    SweepSpec raced = spec(TWO_BY_TWO, "{min: 2, max: 6, first: 11, until: decided}", "{seeds: 3}");
    assertThat(raced.verdictSeeds()).containsExactly(17L, 18L, 19L);
    Simulation done = Simulation.of(raced, 3).toTheEnd();
    assertThat(done.ended()).filteredOn(trial -> trial.seed() >= 17).hasSize(2 * 3);
    assertThat(done.ended().subList(0, done.ended().size() - 6))
        .allMatch(trial -> trial.seed() < 17);
  }

  @Test
  void whateverIsCutShortEndsWithTheSameTrials() {
    SweepSpec spec =
        spec("  max_lr: [0.05, 0.3, 1.0]\n  weight_decay: [1e-2, 1e-3]\n", "[1, 2]", "{seeds: 3}");
    Map<String, Committed> whole = Simulation.of(spec, 1).toTheEnd().store();
    assertThat(whole).hasSize(12 + 6).hasSize(Budget.of(spec).trials());
    for (int cut = 1; cut < whole.size(); cut++) {
      assertThat(Simulation.of(spec, 4).until(cut).toTheEnd().store()).isEqualTo(whole);
    }
  }

  @Test
  void areChosenAmongThoseThatHalvingTrainsAtFullLength() {
    for (String asynchronous : List.of("false", "true")) {
      SweepSpec spec =
          Searches.of(
              Searches.LISTS,
              "{halving: {factor: 3, min_epochs: 2, asynchronous: " + asynchronous + "}}",
              "[1, 2]\nverdict: {seeds: 3}");
      Simulation done = Simulation.of(spec, 5).toTheEnd();
      assertThat(done.ended()).hasSize(Budget.of(spec).trials());
      List<Trial> fresh = done.ended().stream().filter(trial -> trial.seed() > 2).toList();
      assertThat(fresh).hasSize(4 * 3).allMatch(trial -> trial.training().epochs() == 18);
      assertThat(fresh.stream().collect(Collectors.groupingBy(FinalistsTest::wd)))
          .hasSize(4)
          .allSatisfy(
              (wd, trials) ->
                  assertThat(trials.stream().map(Trial::settingId).distinct()).hasSize(1));
      assertThat(done.ended().subList(0, done.ended().size() - 12))
          .allMatch(trial -> trial.seed() <= 2);
    }
  }

  @Test
  void areChosenAnewWhenTheGridHasGrownAndStandUntilThen() {
    SweepSpec spec = spec(TWO_BY_TWO, "[1, 2]", "{seeds: 2}");
    Simulation done = Simulation.of(spec, 1).toTheEnd();
    SweepSpec grown =
        spec("  max_lr: [0.1, 0.3, 0.2]\n  weight_decay: [1e-2, 1e-3]\n", "[1, 2]", "{seeds: 2}");
    Collection<Committed> known = done.store().values();
    assertThat(Planner.owed(grown, known)).hasSize(4).allMatch(trial -> lr(trial) == 0.2);
    assertThat(Trials.of(grown, FoundRates.NONE, known))
        .filteredOn(trial -> trial.seed() > 2)
        .containsExactlyInAnyOrderElementsOf(
            done.ended().stream().filter(trial -> trial.seed() > 2).toList());
    List<Committed> better =
        Stream.concat(
                known.stream(),
                Planner.owed(grown, known).stream()
                    .map(trial -> ended(trial, wd(trial) == 1e-3 ? 2.0 : 0.0)))
            .toList();
    assertThat(chosen(grown, better)).contains("0.001/0.2").hasSize(2);
    assertThat(Planner.owed(grown, better))
        .hasSize(2)
        .allMatch(trial -> lr(trial) == 0.2 && wd(trial) == 1e-3 && trial.seed() > 2);
  }

  @Test
  void aRateThatIsNotFoundKeepsOnlyItsOwnSettingsBack() {
    SweepSpec spec =
        spec(
            "  max_lr: [0.5x, 1x]\n  weight_decay: [1e-2, 1e-3]\n",
            "[1, 2]",
            "{seeds: 2}\nlr_find: {}");
    FoundRates found =
        (weightDecay, maxMom) ->
            weightDecay.equals(List.of(1e-3)) ? OptionalDouble.of(0.2) : OptionalDouble.empty();
    List<Committed> results =
        Trials.of(spec, found, List.of()).stream()
            .map(trial -> ended(trial, 1 - lr(trial)))
            .toList();
    assertThat(results).hasSize(4);
    assertThat(Planner.owed(spec, found, results))
        .hasSize(2)
        .allMatch(trial -> lr(trial) == 0.1 && wd(trial) == 1e-3 && trial.seed() > 2);
    assertThat(Planner.withoutRate(spec, found)).isEqualTo(4);
  }

  @Test
  void seedsThatWereOnceChosenByDoNotOweMore() {
    SweepSpec five = Searches.of(TWO_BY_TWO, "", "[1, 2, 3, 4, 5]");
    SweepSpec three = spec(TWO_BY_TWO, "[1, 2, 3]", "{seeds: 4}");
    Collection<Committed> known = Simulation.of(five, 1).toTheEnd().store().values();
    assertThat(Planner.owed(three, known)).hasSize(2 * 2).allMatch(trial -> trial.seed() > 5);
  }
}
