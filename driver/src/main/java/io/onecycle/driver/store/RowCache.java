package io.onecycle.driver.store;

import io.onecycle.driver.store.files.ResultFiles;
import io.onecycle.driver.store.parquet.RecordTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A copy, in one file, of those rows of a table that never change again, as ten thousand small
 * files take long to read. The table's own files stay as they are, and alone say which rows there
 * are: whatever happens to the copy, a reader sees each row once.
 */
final class RowCache<T extends Record> {

  private static final String FOLDER = "_cache/";

  /** Below so many new rows a copy saves less than it costs. */
  private static final int WORTH_IT = 50;

  private final ResultFiles files;
  private final TableFolder<T> folder;
  private final String name;
  private final RecordTable<T> table;
  private final Function<T, String> part;
  private final Predicate<T> settled;

  /**
   * A copy of a table with one row in each part.
   *
   * @param part the name of a row's part
   * @param settled whether a row never changes again
   */
  RowCache(
      ResultFiles files,
      TableFolder<T> folder,
      String name,
      RecordTable<T> table,
      Function<T, String> part,
      Predicate<T> settled) {
    this.files = files;
    this.folder = folder;
    this.name = FOLDER + name + ".parquet";
    this.table = table;
    this.part = part;
    this.settled = settled;
  }

  /** The table's rows, each once. */
  List<T> rows() {
    return folder.rows(copied());
  }

  /** Copies what is settled by now. To be called by one process at a time. */
  void renew() {
    Map<String, T> copied = copied();
    List<T> now = folder.rows(copied).stream().filter(settled).toList();
    if (now.size() >= copied.size() + WORTH_IT) {
      files.put(name, table.encode(now));
    }
  }

  private Map<String, T> copied() {
    Map<String, T> rows = new HashMap<>();
    try {
      Optional<byte[]> copy = files.read(name);
      if (copy.isPresent()) {
        table.decode(copy.get()).forEach(row -> rows.put(part.apply(row), row));
      }
    } catch (IOException | UncheckedIOException e) {
      // Of another version, or broken: the table itself has everything.
      rows.clear();
    }
    return rows;
  }
}
