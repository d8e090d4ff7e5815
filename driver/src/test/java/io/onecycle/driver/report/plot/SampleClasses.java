package io.onecycle.driver.report.plot;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.table.ClassColumns;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.driver.table.TrialScores;
import java.util.List;
import java.util.Optional;

/** A made-up sweep that tells classes. */
public final class SampleClasses {

  private SampleClasses() {}

  /** Trials that say something of each class: two weight decays, three seeds each. */
  public static ReportData whole() {
    SampleTrials trials =
        SampleTrials.none()
            .completed(1e-4, 1, 0.91, 0.92, 0.93)
            .completed(1e-1, 1, 0.81, 0.82, 0.83)
            .ended(Ending.FAILED, 1e-4, 1, 4);
    return SampleReports.of(
        new SampleTrials(trials.rows().stream().map(SampleClasses::withClasses).toList()),
        List.of());
  }

  /** Dogs are often taken for cats; of owls there is no example. */
  private static TrialRow withClasses(TrialRow row) {
    if (!row.isCompleted()) {
      return row;
    }
    double shift = row.seed() / 100.0 - (row.setting().weightDecay().last() > 0.01 ? 0.2 : 0);
    return SampleRows.with(
        row,
        with(
            row.scores(),
            new ClassColumns(
                Optional.of(List.of("cat", "dog", "<owl>")),
                Optional.of(List.of(50.0, 30.0 + row.seed(), 0.0)),
                Optional.of(List.of(0.7 + shift, 0.9 + shift, 0.0)),
                Optional.of(List.of(0.95 + shift, 0.6 + shift, Double.NaN)),
                Optional.of(List.of(0.9 + shift, 0.8 + shift, Double.NaN)),
                Optional.of(0.85 + shift))));
  }

  private static TrialScores with(TrialScores scores, ClassColumns classes) {
    return new TrialScores(
        scores.outcome(),
        scores.finalAccuracy(),
        scores.finalValLoss(),
        scores.bestAccuracy(),
        scores.bestEpoch(),
        scores.finalTrainLoss(),
        scores.finalMetrics(),
        scores.bestMetrics(),
        scores.objective(),
        scores.goal(),
        scores.chance(),
        scores.validationExamples(),
        classes);
  }
}
