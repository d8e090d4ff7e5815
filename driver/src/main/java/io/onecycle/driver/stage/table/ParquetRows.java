package io.onecycle.driver.stage.table;

import io.onecycle.driver.store.parquet.ForeignColumn;
import io.onecycle.driver.store.parquet.ForeignRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The rows of Parquet files, one after the other, as a {@link TableScan} has them. */
final class ParquetRows implements Iterator<Row>, AutoCloseable {

  private final ParquetFiles table;
  private final Iterator<String> files;
  private String file = "";
  private Optional<ForeignRows> rows = Optional.empty();
  private Optional<List<Object>> ahead = Optional.empty();

  ParquetRows(ParquetFiles table) {
    this.table = table;
    this.files = table.footers().keySet().iterator();
  }

  @Override
  public boolean hasNext() {
    try {
      while (ahead.isEmpty() && (rows.isPresent() || files.hasNext())) {
        if (rows.isEmpty()) {
          file = files.next();
          List<ForeignColumn> all = table.footers().get(file);
          List<ForeignColumn> used =
              table.names().stream().map(name -> ParquetFiles.named(all, name)).toList();
          rows = Optional.of(new ForeignRows(file, used, ParquetFiles.hadoop()));
        }
        ahead = rows.get().next();
        if (ahead.isEmpty()) {
          close();
        }
      }
      return ahead.isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("Cannot read a row: there are no more");
    }
    List<Object> all = new ArrayList<>(ahead.orElseThrow());
    ahead = Optional.empty();
    all.addAll(table.folders().values().get(file));
    all.add(null);
    all.add(file);
    all.add(0L);
    return RowFactory.create(all.toArray());
  }

  @Override
  public void close() {
    try {
      if (rows.isPresent()) {
        rows.get().close();
      }
      rows = Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
