package io.onecycle.driver.stage.table;

import io.onecycle.driver.stage.part.PartFiles;
import io.onecycle.driver.stage.table.csv.CsvForm;
import io.onecycle.driver.stage.table.csv.CsvPiece;
import io.onecycle.driver.stage.table.csv.CsvRecord;
import io.onecycle.driver.stage.table.csv.CsvRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The rows of pieces, one after the other, as a {@link TableScan} has them. */
final class PieceRows implements Iterator<Row>, AutoCloseable {

  private final Iterator<CsvPiece> pieces;
  private final CsvForm form;
  private final FolderColumns folders;
  private Optional<CsvPiece> piece = Optional.empty();
  private Optional<CsvRows> rows = Optional.empty();
  private Optional<CsvRecord> ahead = Optional.empty();

  PieceRows(Iterator<CsvPiece> pieces, CsvForm form, FolderColumns folders) {
    this.pieces = pieces;
    this.form = form;
    this.folders = folders;
  }

  @Override
  public boolean hasNext() {
    while (ahead.isEmpty() && (rows.isPresent() || pieces.hasNext())) {
      if (rows.isEmpty()) {
        piece = Optional.of(pieces.next());
        rows = Optional.of(open(piece.get()));
      }
      ahead = rows.get().next();
      if (ahead.isEmpty()) {
        close();
      }
    }
    return ahead.isPresent();
  }

  @Override
  public void close() {
    rows.ifPresent(CsvRows::close);
    rows = Optional.empty();
  }

  private CsvRows open(CsvPiece next) {
    try {
      return new CsvRows(next, form, PartFiles.hadoop());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + next.file() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("Cannot read a row: there are no more");
    }
    CsvRecord record = ahead.orElseThrow();
    CsvPiece from = piece.orElseThrow();
    ahead = Optional.empty();
    int width = form.names().size();
    List<String> outside = folders.values().get(from.file());
    Object[] row = new Object[width + outside.size() + 3];
    int at = width + outside.size();
    if (record.fault().isEmpty()) {
      for (int i = 0; i < width; i++) {
        row[i] = record.cells().get(i);
      }
      for (int i = 0; i < outside.size(); i++) {
        row[width + i] = outside.get(i);
      }
    } else {
      row[at] = record.fault();
    }
    row[at + 1] = from.file();
    row[at + 2] = from.start();
    return RowFactory.create(row);
  }
}
