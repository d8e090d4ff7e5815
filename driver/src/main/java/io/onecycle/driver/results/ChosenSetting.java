package io.onecycle.driver.results;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.trial.Trial;
import java.util.List;

/**
 * The setting that a model is to be trained with.
 *
 * @param trial with its first seed
 * @param evidence its completed trials, at least one
 * @param settings how many were to choose from; 1 if the user has named it, or it is the only one
 */
public record ChosenSetting(Trial trial, List<TrialRow> evidence, int settings) {

  public ChosenSetting {
    evidence = List.copyOf(evidence);
  }

  /**
   * Chooses among the settings that have completed a trial.
   *
   * @param named the beginning of an id that only one setting has; blank for the best
   * @throws IllegalArgumentException if there is no such setting, or more than one
   */
  public static ChosenSetting of(Results results, ResultStore store, String named) {
    SweepSpec spec = results.specOf(store);
    List<TrialRow> completed = results.trials().stream().filter(TrialRow::isCompleted).toList();
    Require.that(
        !completed.isEmpty(), "results", store.root(), "at least one completed trial to choose");
    String id = named.isBlank() ? best(results) : id(completed, named, store);
    Trial trial =
        results.evidence().asked(spec).stream()
            .filter(one -> one.settingId().equals(id))
            .findFirst()
            .orElseThrow();
    return new ChosenSetting(
        trial,
        completed.stream().filter(row -> row.settingId().equals(id)).toList(),
        named.isBlank() ? (int) completed.stream().map(TrialRow::settingId).distinct().count() : 1);
  }

  /** Those that did not complete count too: a setting that may diverge comes behind. */
  private static String best(Results results) {
    return Answer.comparison(results, TrialAxis.SETTING).best().orElseThrow().row().settingId();
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
