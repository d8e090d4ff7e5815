package io.onecycle.driver.store;

import io.onecycle.driver.store.files.ResultFiles;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialRow;
import java.util.function.Predicate;

/** The tables of a results root. */
record ResultTables(
    SettledTable<TrialRow, CurveRow> trials,
    SettledTable<LrFindSummaryRow, LrFindRow> rangeTests,
    TableFolder<ComparisonRow> comparison) {

  private static final String RUN_AGAIN =
      "delete it and run the sweep again: this %s will be run again";
  private static final String BOTH_RUN_AGAIN =
      "delete it and the file of the same name in %s, and run the sweep again: this %s will be run"
          + " again";

  static ResultTables of(ResultFiles files, HowKept kept) {
    return new ResultTables(
        trials(files, kept),
        rangeTests(files, kept),
        new TableFolder<>(
            files,
            "comparison",
            kept.comparison(),
            kept.readers(),
            "delete it and run the sweep again: it will be written again"));
  }

  private static SettledTable<TrialRow, CurveRow> trials(ResultFiles files, HowKept kept) {
    TableFolder<TrialRow> rows =
        new TableFolder<>(
            files, "trials", kept.trials(), kept.readers(), RUN_AGAIN.formatted("trial"));
    Predicate<TrialRow> settled = row -> !row.isFailed();
    String remedy = BOTH_RUN_AGAIN.formatted("trials", "trial");
    return new SettledTable<>(
        rows,
        new RowCache<>(
            files, rows, "trials", kept.trials(), TrialRow::trialId, settled, kept.worthACopy()),
        new TableFolder<>(files, "curves", kept.curves(), kept.readers(), remedy),
        new TableFolder<>(
            files, "_curves", kept.curves(), kept.readers(), RUN_AGAIN.formatted("trial")),
        new SettledTable.RunRow<>(
            TrialRow::trialId, row -> row.run().attempts(), TrialRow::isFailed));
  }

  private static SettledTable<LrFindSummaryRow, LrFindRow> rangeTests(
      ResultFiles files, HowKept kept) {
    String folder = "lr_find_summary";
    String remedy = RUN_AGAIN.formatted("range test");
    TableFolder<LrFindSummaryRow> rows =
        new TableFolder<>(files, folder, kept.rangeTests(), kept.readers(), remedy);
    Predicate<LrFindSummaryRow> settled = row -> !row.isFailed();
    return new SettledTable<>(
        rows,
        new RowCache<>(
            files,
            rows,
            folder,
            kept.rangeTests(),
            LrFindSummaryRow::runId,
            settled,
            kept.worthACopy()),
        new TableFolder<>(
            files,
            "lr_find",
            kept.points(),
            kept.readers(),
            BOTH_RUN_AGAIN.formatted(folder, "range test")),
        new TableFolder<>(files, "_lr_find", kept.points(), kept.readers(), remedy),
        new SettledTable.RunRow<>(
            LrFindSummaryRow::runId, row -> row.run().attempts(), LrFindSummaryRow::isFailed));
  }
}
