package io.onecycle.driver.store;

import io.onecycle.driver.store.files.ResultFiles;
import io.onecycle.driver.store.parquet.RecordTable;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialRow;
import java.util.Optional;
import java.util.function.Predicate;

/** The tables of a results root. */
record ResultTables(
    SettledTable<TrialRow, CurveRow> trials,
    SettledTable<LrFindSummaryRow, LrFindRow> rangeTests,
    TableFolder<ComparisonRow> comparison) {

  // Made but once: whatever names their columns is asked by reflection.
  private static final RecordTable<TrialRow> TRIALS =
      new RecordTable<>(TrialRow.class, Optional.of(LayerGroupsText.COLUMN));
  private static final RecordTable<CurveRow> CURVES = new RecordTable<>(CurveRow.class);
  private static final RecordTable<LrFindSummaryRow> RANGE_TESTS =
      new RecordTable<>(LrFindSummaryRow.class);
  private static final RecordTable<LrFindRow> POINTS = new RecordTable<>(LrFindRow.class);
  private static final RecordTable<ComparisonRow> COMPARISON =
      new RecordTable<>(ComparisonRow.class);

  private static final String RUN_AGAIN =
      "delete it and run the sweep again: this %s will be run again";
  private static final String BOTH_RUN_AGAIN =
      "delete it and the file of the same name in %s, and run the sweep again: this %s will be run"
          + " again";

  static ResultTables of(ResultFiles files) {
    return new ResultTables(
        trials(files),
        rangeTests(files),
        new TableFolder<>(
            files,
            "comparison",
            COMPARISON,
            "delete it and run the sweep again: it will be written again"));
  }

  private static SettledTable<TrialRow, CurveRow> trials(ResultFiles files) {
    TableFolder<TrialRow> rows =
        new TableFolder<>(files, "trials", TRIALS, RUN_AGAIN.formatted("trial"));
    Predicate<TrialRow> settled = row -> !row.isFailed();
    return new SettledTable<>(
        rows,
        new RowCache<>(files, rows, "trials", TRIALS, TrialRow::trialId, settled),
        curves(files, "curves", CURVES, BOTH_RUN_AGAIN.formatted("trials", "trial")),
        curves(files, "_curves", CURVES, RUN_AGAIN.formatted("trial")),
        new SettledTable.RunRow<>(
            TrialRow::trialId, row -> row.run().attempts(), TrialRow::isFailed));
  }

  private static SettledTable<LrFindSummaryRow, LrFindRow> rangeTests(ResultFiles files) {
    String folder = "lr_find_summary";
    TableFolder<LrFindSummaryRow> rows =
        new TableFolder<>(files, folder, RANGE_TESTS, RUN_AGAIN.formatted("range test"));
    return new SettledTable<>(
        rows,
        new RowCache<>(
            files, rows, folder, RANGE_TESTS, LrFindSummaryRow::runId, row -> !row.isFailed()),
        curves(files, "lr_find", POINTS, BOTH_RUN_AGAIN.formatted(folder, "range test")),
        curves(files, "_lr_find", POINTS, RUN_AGAIN.formatted("range test")),
        new SettledTable.RunRow<>(
            LrFindSummaryRow::runId, row -> row.run().attempts(), LrFindSummaryRow::isFailed));
  }

  private static <P extends Record> TableFolder<P> curves(
      ResultFiles files, String folder, RecordTable<P> points, String remedy) {
    return new TableFolder<>(files, folder, points, remedy);
  }
}
