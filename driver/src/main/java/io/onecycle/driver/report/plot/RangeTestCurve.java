package io.onecycle.driver.report.plot;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.RangeTestKey;
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
 * @param label what tells it from those of other weight decays and momenta
 * @param rows by iteration
 * @param summary empty if it is not there
 */
public record RangeTestCurve(
    String label, List<LrFindRow> rows, Optional<LrFindSummaryRow> summary) {

  public RangeTestCurve {
    rows = List.copyOf(rows);
  }

  /** The range tests with a curve, by weight decay, momentum and seed. */
  public static List<RangeTestCurve> of(ReportData data) {
    Map<String, LrFindSummaryRow> summaries =
        data.lrFindSummaries().stream()
            .collect(Collectors.toMap(LrFindSummaryRow::runId, row -> row, (a, b) -> b));
    Map<String, List<LrFindRow>> runs =
        data.lrFind().stream()
            .sorted(
                Comparator.comparing((LrFindRow row) -> row.key().weightDecay())
                    .thenComparing(row -> row.key().maxMom())
                    .thenComparing(row -> row.key().seed())
                    .thenComparing(LrFindRow::iteration))
            .collect(
                Collectors.groupingBy(
                    row -> row.key().runId(), LinkedHashMap::new, Collectors.toList()));
    boolean momenta = data.lrFind().stream().map(row -> row.key().maxMom()).distinct().count() > 1;
    return runs.entrySet().stream()
        .map(run -> of(run.getValue(), Optional.ofNullable(summaries.get(run.getKey())), momenta))
        .toList();
  }

  /** Of files of version 0.1.0, the summary alone may know the weight decay of every group. */
  private static RangeTestCurve of(
      List<LrFindRow> rows, Optional<LrFindSummaryRow> summary, boolean momenta) {
    RangeTestKey key = summary.map(LrFindSummaryRow::key).orElse(rows.get(0).key());
    return new RangeTestCurve(label(key, momenta), rows, summary);
  }

  private static String label(RangeTestKey row, boolean withMomentum) {
    List<String> parts = new ArrayList<>();
    parts.add("weight_decay " + Digits.perGroup(row.weightDecay()));
    if (withMomentum) {
      parts.add("momentum " + Digits.shortest(row.maxMom()));
    }
    return String.join(", ", parts);
  }
}
