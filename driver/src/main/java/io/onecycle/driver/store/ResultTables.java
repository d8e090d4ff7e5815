package io.onecycle.driver.store;

import io.onecycle.driver.store.files.ResultFiles;
import io.onecycle.driver.store.parquet.RecordTable;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialRow;
import java.util.Optional;

/**
 * The tables of a results root.
 *
 * @param settledTrials the rows of {@code trials}, of which those that never change are read from
 *     one file
 */
record ResultTables(
    TableFolder<TrialRow> trials,
    RowCache<TrialRow> settledTrials,
    TableFolder<CurveRow> curves,
    TableFolder<ComparisonRow> comparison,
    TableFolder<LrFindRow> lrFind,
    TableFolder<LrFindSummaryRow> lrFindSummary) {

  static ResultTables of(ResultFiles files) {
    RecordTable<TrialRow> rows =
        new RecordTable<>(TrialRow.class, Optional.of(LayerGroupsText.COLUMN));
    TableFolder<TrialRow> trials =
        new TableFolder<>(
            files,
            "trials",
            rows,
            "delete it and run the sweep again: this trial will be run again");
    return new ResultTables(
        trials,
        new RowCache<>(files, trials, "trials", rows, TrialRow::trialId, row -> !row.isFailed()),
        new TableFolder<>(
            files,
            "curves",
            new RecordTable<>(CurveRow.class),
            "delete it and the file of the same name in trials, and run the sweep again: this trial"
                + " will be run again"),
        new TableFolder<>(
            files,
            "comparison",
            new RecordTable<>(ComparisonRow.class),
            "delete it and run the sweep again: it will be written again"),
        new TableFolder<>(
            files,
            "lr_find",
            new RecordTable<>(LrFindRow.class),
            "delete it and the file of the same name in lr_find_summary, and run the sweep again:"
                + " this range test will be run again"),
        new TableFolder<>(
            files,
            "lr_find_summary",
            new RecordTable<>(LrFindSummaryRow.class),
            "delete it and run the sweep again: this range test will be run again"));
  }
}
