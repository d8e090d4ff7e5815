package io.onecycle.driver.report;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.table.LrFindSummaryRow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Range tests as a table for the console: how high the learning rate may go. */
public final class RangeReport {

  private RangeReport() {}

  /** A row for each test, by weight decay, momentum and seed; empty without any. */
  public static String render(List<LrFindSummaryRow> tests) {
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
                column("weight_decay", rows, row -> Digits.perGroup(row.weightDecay())),
                column("momentum", rows, row -> Digits.shortest(row.maxMom())),
                column("seed", rows, row -> Long.toString(row.seed())),
                column("stopped", rows, RangeReport::stopped),
                column("highest lr", rows, row -> rate(row.found().lastLr())),
                column("min loss", rows, row -> rate(row.found().minLoss())),
                column("at lr", rows, row -> rate(row.found().lrAtMinLoss())),
                column("minimum/10", rows, row -> rate(row.found().suggestionMinimum())),
                column("steepest", rows, row -> rate(row.found().suggestionSteep())),
                column("valley", rows, row -> rate(row.found().suggestionValley()))));
  }

  private static String stopped(LrFindSummaryRow row) {
    return row.isFailed()
        ? "failed: " + row.run().message().lines().findFirst().orElse("")
        : row.found().stopped().word() + " after " + row.found().iterations();
  }

  private static Column column(
      String header, List<LrFindSummaryRow> rows, Function<LrFindSummaryRow, String> cell) {
    return Column.of(header, rows.stream().map(cell).toList());
  }

  private static String rate(Optional<Double> value) {
    return value.map(Digits::threeDigits).orElse(Column.NOTHING);
  }
}
