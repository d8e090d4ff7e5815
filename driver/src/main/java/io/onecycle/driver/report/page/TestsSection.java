package io.onecycle.driver.report.page;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.LrFindSummaryRow;
import java.util.List;
import java.util.Optional;

/** Every range test in a table. */
final class TestsSection {

  /** As many rows as a table on a page can have. */
  static final int ROWS = 500;

  private TestsSection() {}

  static String rangeTests(ReportData data) {
    List<LrFindSummaryRow> all = data.lrFindSummaries();
    if (all.isEmpty()) {
      return "";
    }
    return new HtmlTable<>(caption(all.size(), "Range tests"), all.stream().limit(ROWS).toList())
        .column("weight_decay", row -> weightDecay(row.weightDecay()))
        .column("momentum", row -> Cell.rounded(Optional.of(row.maxMom())))
        .column("seed", row -> Cell.count(row.seed()))
        .column(
            "stopped", "end: all iterations done", row -> Cell.text(row.found().stopped().word()))
        .column("iterations", row -> Cell.count(row.found().iterations()))
        .column("highest LR", "the last recorded", row -> Cell.rounded(row.found().lastLr()))
        .column("lowest loss", "smoothed", row -> Cell.rounded(row.found().minLoss()))
        .column("at LR", row -> Cell.rounded(row.found().lrAtMinLoss()))
        .column(
            "minimum/10", "suggested max_lr", row -> Cell.rounded(row.found().suggestionMinimum()))
        .column("steepest", "suggested max_lr", row -> Cell.rounded(row.found().suggestionSteep()))
        .column("valley", "suggested max_lr", row -> Cell.rounded(row.found().suggestionValley()))
        .column("seconds", row -> Cell.fixed(Optional.of(row.run().seconds()), 1))
        .columnIfAny(
            row -> !row.run().message().isBlank(), "message", r -> Cell.message(r.run().message()))
        .html();
  }

  private static Cell weightDecay(LayerValues groups) {
    return groups.isOne()
        ? Cell.rounded(Optional.of(groups.last()))
        : Cell.text(Digits.perGroup(groups));
  }

  private static String caption(int size, String what) {
    return size > ROWS
        ? "%s: the first %d of %d, the Parquet table has all".formatted(what, ROWS, size)
        : "%s (%d)".formatted(what, size);
  }
}
