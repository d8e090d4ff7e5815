package io.onecycle.driver.stage.table;

import io.onecycle.driver.stage.table.csv.CsvPiece;
import io.onecycle.worker.trial.DataFormat.Kind;
import io.onecycle.worker.trial.DataFormat.Table;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * A table read in this JVM, all of it or its first rows: enough to plan by.
 *
 * @param profile of the rows that were read
 * @param isWhole whether those are all
 */
record FirstLook(
    Table table, List<TableFile> files, TableHead head, TableProfile profile, boolean isWhole) {

  /** Looks at a table, up to so many cells. */
  static FirstLook at(Table table, List<TableFile> files, long mostCells) {
    Opened opened = Opened.of(table, files);
    TableProfile profile = new TableProfile(opened.head.names());
    long most = Math.max(1, mostCells / Math.max(1, opened.head.names().size()));
    try (SomeRows rows = new SomeRows(opened.rows, most)) {
      new TableRows(opened.head.names().size(), Cells.of(table.csv()))
          .call(rows)
          .forEachRemaining(profile::add);
      boolean isWhole = !profile.faults().isEmpty() || !rows.hasMore();
      return new FirstLook(table, files, opened.head, profile, isWhole);
    }
  }

  /** What becomes of the rows that were read. */
  UsedRows used(TableLayout layout) {
    if (!layout.drops()) {
      return UsedRows.all(profile, layout);
    }
    try (SomeRows rows = new SomeRows(Opened.of(table, files).rows, profile.rowCount())) {
      List<UsedRows.Count> counts = new ArrayList<>();
      UsedRows.counts(rows, layout).forEachRemaining(counts::add);
      return UsedRows.of(counts, layout);
    }
  }

  /** A table that is open. */
  private record Opened(TableHead head, Iterator<Row> rows) {
    static Opened of(Table table, List<TableFile> files) {
      if (table.kind() == Kind.PARQUET) {
        ParquetFiles parquet = ParquetFiles.of(table, files);
        return new Opened(parquet.head(), new ParquetRows(parquet));
      }
      CsvFiles csv = CsvFiles.of(table.csv(), files);
      Iterator<CsvPiece> pieces =
          files.stream().map(TableFile::uri).map(CsvPiece::whole).iterator();
      return new Opened(csv.head(), new PieceRows(pieces, csv.form(), csv.folders()));
    }
  }

  /** The first of some rows. */
  private static final class SomeRows implements Iterator<Row>, AutoCloseable {
    private final Iterator<Row> rows;
    private long left;

    SomeRows(Iterator<Row> rows, long most) {
      this.rows = rows;
      this.left = most;
    }

    @Override
    public boolean hasNext() {
      return left > 0 && rows.hasNext();
    }

    @Override
    public Row next() {
      left--;
      return rows.next();
    }

    boolean hasMore() {
      return rows.hasNext();
    }

    @Override
    public void close() {
      if (rows instanceof PieceRows pieces) {
        pieces.close();
      } else if (rows instanceof ParquetRows parquet) {
        parquet.close();
      }
    }
  }
}
