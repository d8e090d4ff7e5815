package io.onecycle.driver.report;

import io.onecycle.driver.report.SweepStatus.FailedTrial;
import io.onecycle.driver.report.SweepStatus.Running;
import io.onecycle.driver.report.text.Pairs;
import io.onecycle.driver.report.text.Printable;
import io.onecycle.driver.report.text.TextColumn;
import io.onecycle.driver.report.text.TextTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answer of {@code status}. */
public final class StatusReport {

  private StatusReport() {}

  /** What is committed, running, owed and failed; it ends with a line break. */
  public static String render(SweepStatus status) {
    Map<String, String> pairs = new LinkedHashMap<>();
    pairs.put("sweep", status.sweep());
    pairs.put("committed", committed(status));
    pairs.put("running", Integer.toString(status.running().size()));
    pairs.put("owed", owed(status));
    String summary = Pairs.lines(pairs);
    String running = status.running().isEmpty() ? "" : "\n" + running(status.running());
    String failed = status.failed().isEmpty() ? "" : "\n" + failed(status.failed());
    return summary + running + failed;
  }

  private static String owed(SweepStatus status) {
    String trials = (status.isAtMost() ? "at most " : "") + status.owed();
    if (status.owedTests() == 0) {
      return trials;
    }
    return status.owedTests()
        + " range tests"
        + (status.owed() == 0 ? "" : " and " + trials + " trials");
  }

  private static String committed(SweepStatus status) {
    int failed = status.failed().size();
    return "%d: %d completed, %d diverged, %d failed"
        .formatted(
            status.completed() + status.diverged() + failed,
            status.completed(),
            status.diverged(),
            failed);
  }

  private static String running(List<Running> trials) {
    return TextTable.console(
        List.of(
            TextColumn.of("running trial", trials.stream().map(Running::trialId).toList()),
            TextColumn.of("host", trials.stream().map(Running::host).toList()),
            TextColumn.of("device", trials.stream().map(Running::device).toList()),
            TextColumn.of("iterations", trials.stream().map(Running::iterations).toList())));
  }

  private static String failed(List<FailedTrial> trials) {
    return TextTable.console(
        List.of(
            TextColumn.of("failed trial", trials.stream().map(FailedTrial::trialId).toList()),
            TextColumn.of("setting", trials.stream().map(FailedTrial::setting).toList()),
            TextColumn.of("seed", trials.stream().map(t -> Long.toString(t.seed())).toList()),
            TextColumn.of("attempts", trials.stream().map(t -> "" + t.attempts()).toList()),
            TextColumn.of(
                "message", trials.stream().map(t -> Printable.firstLine(t.message())).toList())));
  }
}
