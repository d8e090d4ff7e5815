package io.onecycle.driver.results;

import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.SeedDesign;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.trial.Trial;
import java.util.List;
import java.util.Optional;

/**
 * The setting that a model is to be trained with.
 *
 * @param trial with its first seed
 * @param evidence its completed trials that judged it, at least one
 * @param settings how many were judged to choose from; 1 if the user has named it, or it is the
 *     only one
 * @param choice what these had been chosen from by other seeds; empty if the user has named it, or
 *     all settings are judged by all seeds
 */
public record ChosenSetting(
    Trial trial, List<TrialRow> evidence, int settings, Optional<SeedDesign.Choice> choice) {

  public ChosenSetting {
    evidence = List.copyOf(evidence);
  }

  /**
   * Takes what the answer chooses, or what is named.
   *
   * @param named the beginning of an id that only one setting has; blank for the best
   * @throws IllegalArgumentException if there is no such setting, or more than one
   */
  public static ChosenSetting of(Results results, ResultStore store, String named) {
    SweepSpec spec = results.specOf(store);
    List<TrialRow> completed = results.trials().stream().filter(TrialRow::isCompleted).toList();
    Comparison answer = Answer.comparison(results);
    Require.that(
        named.isBlank() ? answer.best().isPresent() : !completed.isEmpty(),
        "results",
        store.root(),
        "at least one completed trial to choose");
    String id =
        named.isBlank()
            ? answer.best().orElseThrow().row().settingId()
            : id(completed, named, store);
    Trial trial =
        results.evidence().asked(spec).stream()
            .filter(one -> one.settingId().equals(id))
            .findFirst()
            .orElseThrow();
    return new ChosenSetting(
        trial,
        judging(completed.stream().filter(row -> row.settingId().equals(id)).toList(), answer),
        named.isBlank() ? answer.coverage().settings() : 1,
        answer.design().choice().filter(choice -> named.isBlank()));
  }

  /** The seeds that chose a setting speak too well for it: fresh ones alone count, if there are. */
  private static List<TrialRow> judging(List<TrialRow> completed, Comparison answer) {
    List<TrialRow> fresh =
        completed.stream()
            .filter(
                row ->
                    answer.design().choice().stream()
                        .anyMatch(one -> one.fresh().contains(row.seed())))
            .toList();
    return fresh.isEmpty() ? completed : fresh;
  }

  private static String id(List<TrialRow> completed, String named, ResultStore store) {
    List<String> ids =
        completed.stream()
            .map(TrialRow::settingId)
            .distinct()
            .filter(id -> id.startsWith(named))
            .toList();
    Require.that(
        ids.size() == 1,
        "--setting",
        named + " (%d settings with a completed trial begin so)".formatted(ids.size()),
        "the id of one setting of " + store.root() + ", or as much of its start as no other has");
    return ids.get(0);
  }
}
