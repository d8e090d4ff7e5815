package io.onecycle.driver.store;

import io.onecycle.driver.store.parquet.RecordTable;
import io.onecycle.driver.store.parquet.RowFormat;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialRow;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * How the tables of a store are kept and read.
 *
 * @param worthACopy of so many new rows a {@link RowCache} saves more than it costs
 * @param readers of many files at once
 */
public record HowKept(
    RowFormat<TrialRow> trials,
    RowFormat<CurveRow> curves,
    RowFormat<LrFindSummaryRow> rangeTests,
    RowFormat<LrFindRow> points,
    RowFormat<ComparisonRow> comparison,
    int worthACopy,
    Executor readers) {

  // Many small files: on a distant file system reading them is nothing but waiting.
  private static final int READERS = 16;

  private static final int WORTH_A_COPY = 50;

  // Made but once: whatever names their columns is asked by reflection.
  static final HowKept USUAL =
      new HowKept(
          new RecordTable<>(TrialRow.class, Optional.of(LayerGroupsText.COLUMN)),
          new RecordTable<>(CurveRow.class),
          new RecordTable<>(LrFindSummaryRow.class),
          new RecordTable<>(LrFindRow.class),
          new RecordTable<>(ComparisonRow.class),
          WORTH_A_COPY,
          pool());

  private static Executor pool() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            READERS,
            READERS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "results");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** The same with a copy as soon as there are so many new rows, and other readers. */
  public static HowKept inParquet(int worthACopy, Executor readers) {
    return new HowKept(
        USUAL.trials,
        USUAL.curves,
        USUAL.rangeTests,
        USUAL.points,
        USUAL.comparison,
        worthACopy,
        readers);
  }
}
