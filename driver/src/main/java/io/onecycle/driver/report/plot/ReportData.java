package io.onecycle.driver.report.plot;

import io.onecycle.driver.analyse.audit.Audit;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.importance.Importance;
import io.onecycle.driver.analyse.ranges.RangeComparison;
import io.onecycle.driver.sweep.LrFind;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All that the page and the figures show of a sweep; each part may be missing, so that a sweep that
 * is not finished, trials alone or range tests alone can be shown as well.
 *
 * @param name of the sweep
 * @param sweep text of the sweep file, if it was kept
 * @param trials that ended
 * @param curves the curve of a trial by its id, no rows if it has none; asked only for the trials
 *     that are drawn
 * @param lrFind recorded iterations of the range tests
 * @param lrFindSummaries one for each range test
 * @param comparison of the trials
 * @param importance of the axes that the trials vary
 * @param asked how range tests were asked for; empty where that is not known, or of several sweeps
 * @param audit what may make the comparison wrong
 * @param shorter trials of the early rungs of a search that halves
 * @param multiples of settings whose learning rate is a multiple of what range tests found: {@code
 *     0.5x}, by setting id; empty where they are not all of that kind
 * @param course how far the sweep has come, while it runs
 * @param folder where its results are, as a word of a shell's command and as the reader was asked
 *     for them; empty where that is not known, or of several
 */
public record ReportData(
    String name,
    Optional<String> sweep,
    List<TrialRow> trials,
    Function<String, List<CurveRow>> curves,
    List<LrFindRow> lrFind,
    List<LrFindSummaryRow> lrFindSummaries,
    Comparison comparison,
    Importance importance,
    Optional<LrFind> asked,
    Audit audit,
    List<TrialRow> shorter,
    Map<String, String> multiples,
    Course course,
    Optional<String> folder) {

  public ReportData {
    trials = List.copyOf(trials);
    lrFind = List.copyOf(lrFind);
    lrFindSummaries = List.copyOf(lrFindSummaries);
    shorter = List.copyOf(shorter);
    multiples = Map.copyOf(multiples);
  }

  /** The settings, the best first. */
  public RankedSettings settings() {
    return RankedSettings.of(this);
  }

  /** The same sweep while it runs. */
  public ReportData with(Course now) {
    return new ReportData(
        name,
        sweep,
        trials,
        curves,
        lrFind,
        lrFindSummaries,
        comparison,
        importance,
        asked,
        audit,
        shorter,
        multiples,
        now,
        folder);
  }

  /** The same sweep with trials of early rungs. */
  public ReportData withShorter(List<TrialRow> rows) {
    return new ReportData(
        name,
        sweep,
        trials,
        curves,
        lrFind,
        lrFindSummaries,
        comparison,
        importance,
        asked,
        audit,
        rows,
        multiples,
        course,
        folder);
  }

  /**
   * What is drawn beside the losses: the objective; accuracy, or else what there is, if that is a
   * loss or there are no trials.
   */
  public String metric() {
    String objective = comparison.objective().metric();
    if (!objective.equals(Objective.LOSS) && !trials.isEmpty()) {
      return objective;
    }
    String accuracy = Objective.ACCURACY.metric();
    return lrFind.stream().anyMatch(row -> row.accuracy().isPresent())
        ? accuracy
        : Stream.concat(
                lrFind.stream().limit(1).flatMap(row -> row.metrics().keySet().stream()),
                trials.stream()
                    .filter(trial -> trial.scores().finalAccuracy().isEmpty())
                    .flatMap(trial -> trial.scores().finalMetrics().keySet().stream()))
            .findFirst()
            .orElse(accuracy);
  }

  /** What the range tests say, whatever training found. */
  public RangeComparison ranges() {
    return RangeComparison.of(lrFindSummaries, List.of(), asked);
  }

  /** The data of a sweep that was not audited, from the rows of its tables. */
  public static ReportData of(
      String name,
      Optional<String> sweep,
      List<TrialRow> trials,
      Function<String, List<CurveRow>> curves,
      List<LrFindRow> lrFind,
      List<LrFindSummaryRow> lrFindSummaries,
      Comparison comparison) {
    return new ReportData(
        name,
        sweep,
        trials,
        curves,
        lrFind,
        lrFindSummaries,
        comparison,
        Importance.of(trials),
        Optional.empty(),
        Audit.NONE,
        List.of(),
        Map.of(),
        Course.NONE,
        Optional.empty());
  }
}
