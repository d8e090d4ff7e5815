package io.onecycle.driver.report;

import io.onecycle.driver.analyse.compare.Reproduction;
import io.onecycle.driver.report.text.Pairs;
import io.onecycle.driver.table.TrialRow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The answer of {@code verify}. */
public final class ReproductionReport {

  private static final String EXACT = "equal to the last bit";

  private ReproductionReport() {}

  /** Whether the trial came out the same, and how far off it is if not; ends with a line break. */
  public static String render(Reproduction reproduction, TrialRow committed, TrialRow again) {
    Map<String, String> pairs = new LinkedHashMap<>();
    pairs.put("trial", committed.trialId());
    pairs.put("committed", origin(committed));
    pairs.put("now", origin(again));
    pairs.put("curve", curve(reproduction));
    pairs.put(
        "finals",
        reproduction.finals().isEmpty()
            ? EXACT
            : reproduction.finals().entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining("; ")));
    return Pairs.lines(pairs);
  }

  private static String origin(TrialRow row) {
    return "%s on %s, %s".formatted(row.run().codeVersion(), row.run().backend(), row.run().host());
  }

  private static String curve(Reproduction reproduction) {
    if (reproduction.committed() == 0 && reproduction.again() > 0) {
      return "the committed one is missing, now %,d iterations".formatted(reproduction.again());
    }
    String iterations = "%,d iterations".formatted(reproduction.committed());
    if (reproduction.firstDifference().isEmpty()) {
      return iterations + " " + EXACT;
    }
    String differs =
        "%s, now %,d; the first difference is at iteration %d"
            .formatted(iterations, reproduction.again(), reproduction.firstDifference().getAsInt());
    String largest =
        reproduction.largest().entrySet().stream()
            .map(one -> one.getKey() + " " + "%.3g".formatted(one.getValue()))
            .collect(Collectors.joining(", "));
    return largest.isEmpty() ? differs : differs + "; the largest: " + largest;
  }
}
