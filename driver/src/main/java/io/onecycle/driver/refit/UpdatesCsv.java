package io.onecycle.driver.refit;

import java.util.List;
import java.util.stream.Collectors;

/** Every update by every worker as CSV, numbers with the fewest digits that read back the same. */
public final class UpdatesCsv {

  private static final String HEADER = "iteration,worker,executor,lr,momentum,loss,images\n";

  private UpdatesCsv() {}

  /** A header and a line an update. */
  public static String of(List<WorkerIteration> log) {
    return log.stream().map(UpdatesCsv::line).collect(Collectors.joining("", HEADER, ""));
  }

  private static String line(WorkerIteration one) {
    return "%s,%s,%s,%s,%s,%s,%s\n"
        .formatted(
            one.iteration(),
            one.worker(),
            one.executor(),
            one.lr(),
            one.momentum(),
            one.loss(),
            one.images());
  }
}
