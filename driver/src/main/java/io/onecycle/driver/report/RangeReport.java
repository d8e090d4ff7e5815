package io.onecycle.driver.report;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.ranges.RangeComparison;
import io.onecycle.driver.analyse.words.RangeWords;
import io.onecycle.driver.report.text.Paragraph;
import io.onecycle.driver.report.text.TextColumn;
import io.onecycle.driver.report.text.TextTable;
import io.onecycle.driver.table.LrFindSummaryRow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Range tests as a table for the console: how high the learning rate may go. */
public final class RangeReport {

  private RangeReport() {}

  /**
   * A row for each test, by weight decay, momentum and seed, and what they suggest together; empty
   * without any.
   */
  public static String render(List<LrFindSummaryRow> tests, RangeComparison comparison) {
    List<String> sentences = RangeWords.suggestions(comparison);
    return table(tests) + (sentences.isEmpty() ? "" : "\n" + Paragraph.lines(sentences));
  }

  private static String table(List<LrFindSummaryRow> tests) {
    List<LrFindSummaryRow> rows =
        tests.stream()
            .sorted(
                Comparator.comparing(LrFindSummaryRow::weightDecay)
                    .reversed()
                    .thenComparing(LrFindSummaryRow::maxMom)
                    .thenComparing(LrFindSummaryRow::seed))
            .toList();
    return rows.isEmpty()
        ? ""
        : TextTable.console(
            List.of(
                TextColumn.of("weight_decay", rows, row -> Digits.perGroup(row.weightDecay())),
                TextColumn.of("momentum", rows, row -> Digits.shortest(row.maxMom())),
                TextColumn.of("seed", rows, row -> Long.toString(row.seed())),
                TextColumn.of("stopped", rows, RangeReport::stopped),
                TextColumn.of("highest lr", rows, row -> rate(row.found().lastLr())),
                TextColumn.of("min loss", rows, row -> rate(row.found().minLoss())),
                TextColumn.of("at lr", rows, row -> rate(row.found().lrAtMinLoss())),
                TextColumn.of("minimum/10", rows, row -> rate(row.found().suggestionMinimum())),
                TextColumn.of("steepest", rows, row -> rate(row.found().suggestionSteep())),
                TextColumn.of("valley", rows, row -> rate(row.found().suggestionValley()))));
  }

  private static String stopped(LrFindSummaryRow row) {
    return row.isFailed()
        ? "failed: " + row.run().message().lines().findFirst().orElse("")
        : row.found().stopped().word() + " after " + row.found().iterations();
  }

  private static String rate(Optional<Double> value) {
    return value.map(Digits::threeDigits).orElse(TextColumn.NOTHING);
  }
}
