package io.onecycle.driver.store;

import io.onecycle.driver.store.files.ResultFiles;
import io.onecycle.driver.store.parquet.CorruptTableException;
import io.onecycle.driver.store.parquet.RecordTable;
import io.onecycle.worker.check.Require;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/** A table kept as a folder of Parquet files, each written whole: {@code folder/<part>.parquet}. */
final class TableFolder<T extends Record> {

  private static final String SUFFIX = ".parquet";
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  // Many small files: on a distant file system reading them is nothing but waiting.
  private static final int READERS = 16;

  private final ResultFiles files;
  private final String folder;
  private final RecordTable<T> table;
  private final String remedy;

  /**
   * A table.
   *
   * @param remedy what to do about a corrupt file, as the end of the sentence that reports it
   */
  TableFolder(ResultFiles files, String folder, RecordTable<T> table, String remedy) {
    this.files = files;
    this.folder = folder;
    this.table = table;
    this.remedy = remedy;
  }

  /** Writes a part, in place of an older one of that name. */
  void put(String part, List<T> rows) {
    Require.that(
        PART.matcher(part).matches(), folder, part, "a file name of letters, digits, -, _ and .");
    files.put(folder + "/" + part + SUFFIX, table.encode(rows));
  }

  /** Writes no rows to nowhere: Parquet's classes take a while to load. */
  void loadWriter() {
    var unused = table.encode(List.of());
  }

  boolean isEmpty() {
    return parts().isEmpty();
  }

  /** The rows of one part; none if there is no such part. */
  List<T> rows(String part) {
    return read(part + SUFFIX);
  }

  /**
   * The rows of all parts.
   *
   * @throws UncheckedIOException naming every part that cannot be read: none is left out silently
   */
  List<T> rows() {
    return rows(Map.of());
  }

  /**
   * The rows of all parts, of which some are known already.
   *
   * @param known by the name of their part; those whose part is gone are left out
   */
  List<T> rows(Map<String, T> known) {
    List<T> rows = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String file : parts()) {
      T row = known.get(file.substring(0, file.length() - SUFFIX.length()));
      if (row == null) {
        unknown.add(file);
      } else {
        rows.add(row);
      }
    }
    rows.addAll(read(unknown));
    return rows;
  }

  private List<T> read(List<String> parts) {
    ExecutorService readers = Executors.newFixedThreadPool(READERS);
    try {
      return gather(parts.stream().map(part -> readers.submit(() -> read(part))).toList());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(
          "Cannot read results from " + files.locate(folder) + ": interrupted", new IOException(e));
    } finally {
      readers.shutdownNow();
    }
  }

  private List<T> gather(List<Future<List<T>>> parts) throws InterruptedException {
    List<T> rows = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (Future<List<T>> part : parts) {
      try {
        rows.addAll(part.get());
      } catch (ExecutionException e) {
        failures.add(e.getCause());
      }
    }
    if (!failures.isEmpty()) {
      String message =
          String.join("\n", failures.stream().map(Throwable::getMessage).distinct().toList());
      throw new UncheckedIOException(message, new IOException(failures.get(0)));
    }
    return rows;
  }

  private List<String> parts() {
    return files.names(folder).stream().filter(name -> name.endsWith(SUFFIX)).toList();
  }

  private List<T> read(String file) {
    String name = folder + "/" + file;
    Optional<byte[]> bytes = files.read(name);
    if (bytes.isEmpty()) {
      return List.of();
    }
    try {
      return table.decode(bytes.get());
    } catch (CorruptTableException e) {
      throw failure(name, e, "; " + remedy);
    } catch (IOException e) {
      throw failure(name, e, "");
    }
  }

  private UncheckedIOException failure(String name, IOException e, String advice) {
    return new UncheckedIOException(
        "Cannot read results from " + files.locate(name) + ": " + e.getMessage() + advice, e);
  }
}
