package io.onecycle.driver.report;

import io.onecycle.driver.report.SweepStatus.FailedTrial;
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
    pairs.put("running", Integer.toString(status.running()));
    pairs.put("owed", Integer.toString(status.owed()));
    String summary = Pairs.lines(pairs);
    return status.failed().isEmpty() ? summary : summary + "\n" + failed(status.failed());
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

  private static String failed(List<FailedTrial> trials) {
    return TextTable.console(
        List.of(
            Column.of("failed trial", trials.stream().map(FailedTrial::trialId).toList()),
            Column.of("setting", trials.stream().map(FailedTrial::setting).toList()),
            Column.of("seed", trials.stream().map(t -> Long.toString(t.seed())).toList()),
            Column.of("attempts", trials.stream().map(t -> "" + t.attempts()).toList()),
            Column.of(
                "message", trials.stream().map(t -> Printable.firstLine(t.message())).toList())));
  }
}
