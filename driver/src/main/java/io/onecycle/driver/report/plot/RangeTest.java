package io.onecycle.driver.report.plot;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.driver.table.LrFindSummaryRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The curve of one range test.
 *
 * @param label what tells it from the others
 * @param rows by iteration
 * @param summary empty if it is not there
 */
public record RangeTest(String label, List<LrFindRow> rows, Optional<LrFindSummaryRow> summary) {

  public RangeTest {
    rows = List.copyOf(rows);
  }

  /** The range tests with a curve, by weight decay, momentum and seed. */
  public static List<RangeTest> of(ReportData data) {
    Map<String, LrFindSummaryRow> summaries =
        data.lrFindSummaries().stream()
            .collect(Collectors.toMap(LrFindSummaryRow::runId, row -> row, (a, b) -> b));
    Map<String, List<LrFindRow>> runs =
        data.lrFind().stream()
            .sorted(
                Comparator.comparing(LrFindRow::weightDecay)
                    .thenComparing(LrFindRow::maxMom)
                    .thenComparing(LrFindRow::seed)
                    .thenComparing(LrFindRow::iteration))
            .collect(
                Collectors.groupingBy(LrFindRow::runId, LinkedHashMap::new, Collectors.toList()));
    boolean momenta = data.lrFind().stream().map(LrFindRow::maxMom).distinct().count() > 1;
    boolean seeds = data.lrFind().stream().map(LrFindRow::seed).distinct().count() > 1;
    return runs.entrySet().stream()
        .map(
            run ->
                new RangeTest(
                    label(run.getValue().get(0), momenta, seeds),
                    run.getValue(),
                    Optional.ofNullable(summaries.get(run.getKey()))))
        .toList();
  }

  private static String label(LrFindRow row, boolean withMomentum, boolean withSeed) {
    List<String> parts = new ArrayList<>();
    parts.add("weight_decay " + Digits.shortest(row.weightDecay()));
    if (withMomentum) {
      parts.add("momentum " + Digits.shortest(row.maxMom()));
    }
    if (withSeed) {
      parts.add("seed " + row.seed());
    }
    return String.join(", ", parts);
  }
}
