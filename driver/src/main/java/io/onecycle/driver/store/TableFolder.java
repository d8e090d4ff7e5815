package io.onecycle.driver.store;

import io.onecycle.driver.store.files.ResultFiles;
import io.onecycle.driver.store.parquet.CorruptTableException;
import io.onecycle.driver.store.parquet.RowFormat;
import io.onecycle.worker.check.Require;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;

/** A table kept as a folder of Parquet files, each written whole: {@code folder/<part>.parquet}. */
final class TableFolder<T extends Record> {

  private static final String SUFFIX = ".parquet";
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final ResultFiles files;
  private final String folder;
  private final RowFormat<T> table;
  private final Executor readers;
  private final String remedy;

  /**
   * A table.
   *
   * @param readers of many parts at once
   * @param remedy what to do about a corrupt file, as the end of the sentence that reports it
   */
  TableFolder(
      ResultFiles files, String folder, RowFormat<T> table, Executor readers, String remedy) {
    this.files = files;
    this.folder = folder;
    this.table = table;
    this.readers = readers;
    this.remedy = remedy;
  }

  /** Writes a part, in place of an older one of that name. */
  void put(String part, List<T> rows) {
    put(part, encode(rows, Map.of()));
  }

  /** The bytes of a part with these rows, and a note to it. */
  byte[] encode(List<T> rows, Map<String, String> notes) {
    return table.encode(rows, notes);
  }

  void put(String part, byte[] bytes) {
    files.put(fileOf(part), bytes);
  }

  /**
   * Writes a part if there is none of that name.
   *
   * @return whether it is ours
   */
  boolean create(String part, byte[] bytes) {
    return files.create(fileOf(part), bytes);
  }

  /** A note to a part's bytes. */
  Optional<String> note(byte[] bytes, String key) throws CorruptTableException {
    return table.note(bytes, key);
  }

  /** The bytes of a part; empty if there is none. */
  Optional<byte[]> bytes(String part) {
    return files.read(fileOf(part));
  }

  void delete(String part) {
    files.delete(fileOf(part));
  }

  /** Where a part is, for people. */
  String locate(String part) {
    return files.locate(folder + "/" + part + SUFFIX);
  }

  private String fileOf(String part) {
    Require.that(
        PART.matcher(part).matches(), folder, part, "a file name of letters, digits, -, _ and .");
    return folder + "/" + part + SUFFIX;
  }

  /** Writes no rows to nowhere: Parquet's classes take a while to load. */
  void loadWriter() {
    var unused = encode(List.of(), Map.of());
  }

  boolean isEmpty() {
    return parts().isEmpty();
  }

  /** The rows of one part; none if there is no such part. */
  List<T> rows(String part) {
    return read(part + SUFFIX);
  }

  /** Parts by name, each with what tells it from one that it replaced. */
  SortedMap<String, String> stamps() {
    SortedMap<String, String> stamps = new TreeMap<>();
    files
        .stamps(folder)
        .forEach((file, stamp) -> ofPart(file).ifPresent(p -> stamps.put(p, stamp)));
    return stamps;
  }

  /** The names of all parts. */
  List<String> parts() {
    return files.names(folder).stream().flatMap(file -> ofPart(file).stream()).toList();
  }

  private static Optional<String> ofPart(String file) {
    return file.endsWith(SUFFIX)
        ? Optional.of(file.substring(0, file.length() - SUFFIX.length()))
        : Optional.empty();
  }

  /**
   * The rows of some parts, by their part.
   *
   * @throws UncheckedIOException naming every part that cannot be read: none is left out silently
   */
  Map<String, List<T>> rows(List<String> parts) {
    Map<String, List<T>> rows = new LinkedHashMap<>();
    List<List<T>> read = read(parts.stream().map(part -> part + SUFFIX).toList());
    for (int i = 0; i < read.size(); i++) {
      rows.put(parts.get(i), read.get(i));
    }
    return rows;
  }

  private List<List<T>> read(List<String> parts) {
    List<FutureTask<List<T>>> reading =
        parts.stream().map(part -> new FutureTask<>(() -> read(part))).toList();
    try {
      reading.forEach(readers::execute);
      return gather(reading);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(
          "Cannot read results from " + files.locate(folder) + ": interrupted", new IOException(e));
    } finally {
      reading.forEach(part -> part.cancel(true));
    }
  }

  private List<List<T>> gather(List<FutureTask<List<T>>> parts) throws InterruptedException {
    List<List<T>> rows = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (FutureTask<List<T>> part : parts) {
      try {
        rows.add(part.get());
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

  private List<T> read(String file) {
    String name = folder + "/" + file;
    Optional<byte[]> bytes = files.read(name);
    return bytes.map(found -> decodeFile(name, found)).orElse(List.of());
  }

  /** The rows of a part's bytes. */
  List<T> decode(String part, byte[] bytes) {
    return decodeFile(fileOf(part), bytes);
  }

  private List<T> decodeFile(String name, byte[] bytes) {
    try {
      return table.decode(bytes);
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
