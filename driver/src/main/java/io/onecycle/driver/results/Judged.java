package io.onecycle.driver.results;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Trials judged by what is asked now: a row keeps what it was judged by when it was made, and a
 * sweep's objective may have been changed since.
 */
final class Judged {

  private Judged() {}

  /** By the sweep's objective; where it names none, by what is usual for what was measured. */
  static List<TrialRow> by(SweepSpec spec, List<TrialRow> rows) {
    Optional<Objective> asked = spec.training().scoring().objective();
    if (asked.isPresent()) {
      return rows.stream().map(row -> row.judgedBy(asked.get())).toList();
    }
    // As rows say it; those of 0.1.0, which say nothing, knew accuracy only.
    Objective usual =
        rows.stream().anyMatch(row -> row.scores().finalAccuracy().isPresent())
            ? Objective.ACCURACY
            : isOfSeveralTargets(rows) ? Objective.SCALED_LOSS : Objective.RMSE;
    boolean isMeasured =
        rows.stream().anyMatch(row -> row.scores().measured().contains(usual.metric()));
    return isMeasured
        ? rows.stream()
            .map(row -> row.scores().objective().isEmpty() ? row : row.judgedBy(usual))
            .toList()
        : rows;
  }

  /** Whose errors are in units of their own, and so are not added up. */
  private static boolean isOfSeveralTargets(List<TrialRow> rows) {
    return rows.stream().anyMatch(row -> errors(row).count() > 1);
  }

  private static Stream<String> errors(TrialRow row) {
    String each = Objective.RMSE.metric() + "_";
    return row.scores().finalMetrics().keySet().stream().filter(name -> name.startsWith(each));
  }
}
