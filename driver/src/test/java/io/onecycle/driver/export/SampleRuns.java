package io.onecycle.driver.export;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.report.plot.SampleReports;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.TrialRow;

/** Trials of a made-up sweep, to be exported. */
final class SampleRuns {

  private SampleRuns() {}

  /** A trial that ended so, with 1,000 iterations if it completed. */
  static ExportedRun trial(Ending outcome) {
    TrialRow trial = SampleTrials.trial(1e-4, 0.3, 7, outcome, 0.875);
    return Runs.of(trial, SampleReports.curve(trial));
  }
}
