package io.onecycle.driver.store;

import io.onecycle.driver.store.files.ResultFiles;
import io.onecycle.driver.store.parquet.RowFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy, in one file, of those rows of a table that never change again, as ten thousand small
 * files take long to read; and another in memory, as a run asks for all of them again and again.
 * The table's own files stay as they are, and alone say which rows there are: a copied row counts
 * only while the file that it was copied from is there as it was then.
 */
final class RowCache<T extends Record> {

  private static final String FOLDER = "_cache/";

  /** Which file each row was copied from: lines of a part and its stamp. */
  private static final String SOURCES = "onecycle.sources";

  private static final Logger LOG = LoggerFactory.getLogger(RowCache.class);

  private final ResultFiles files;
  private final TableFolder<T> folder;
  private final String name;
  private final RowFormat<T> table;
  private final Function<T, String> part;
  private final Predicate<T> settled;
  private final int worthIt;
  private final Map<String, Stamped<T>> seen = new ConcurrentHashMap<>();

  /** A row, and what its file was when it was read. */
  private record Stamped<T>(String stamp, T row) {}

  /**
   * A copy of a table with one row in each part.
   *
   * @param part the name of a row's part
   * @param settled whether a row never changes again
   * @param worthIt below so many new rows a copy saves less than it costs
   */
  RowCache(
      ResultFiles files,
      TableFolder<T> folder,
      String name,
      RowFormat<T> table,
      Function<T, String> part,
      Predicate<T> settled,
      int worthIt) {
    this.files = files;
    this.folder = folder;
    this.name = FOLDER + name + ".parquet";
    this.table = table;
    this.part = part;
    this.settled = settled;
    this.worthIt = worthIt;
  }

  /** The table's rows by their part. */
  Map<String, T> rows() {
    return rows(folder.stamps());
  }

  private Map<String, T> rows(SortedMap<String, String> stamps) {
    Map<String, T> known = remembered(stamps);
    if (known.size() + 1 < stamps.size()) {
      known.putAll(copied(stamps));
    }
    Map<String, List<T>> read =
        folder.rows(stamps.keySet().stream().filter(one -> !known.containsKey(one)).toList());
    Map<String, T> rows = new LinkedHashMap<>();
    for (String one : stamps.keySet()) {
      Optional.ofNullable(known.get(one))
          .or(() -> read.get(one).stream().findFirst())
          .ifPresent(row -> rows.put(one, row));
    }
    remember(rows, stamps);
    return rows;
  }

  private Map<String, T> remembered(SortedMap<String, String> stamps) {
    Map<String, T> rows = new HashMap<>();
    stamps.forEach(
        (one, stamp) ->
            Optional.ofNullable(seen.get(one))
                .filter(row -> row.stamp().equals(stamp))
                .ifPresent(row -> rows.put(one, row.row())));
    return rows;
  }

  private void remember(Map<String, T> rows, SortedMap<String, String> stamps) {
    seen.keySet().retainAll(stamps.keySet());
    rows.forEach(
        (one, row) -> {
          if (isSettled(one, row)) {
            seen.put(one, new Stamped<>(stamps.get(one), row));
          }
        });
  }

  private boolean isSettled(String one, T row) {
    return settled.test(row) && part.apply(row).equals(one);
  }

  /** Copies what is settled by now. To be called by one process at a time. */
  void renew() {
    SortedMap<String, String> stamps = folder.stamps();
    List<T> now = new ArrayList<>();
    StringBuilder sources = new StringBuilder();
    rows(stamps)
        .forEach(
            (one, row) -> {
              if (isSettled(one, row)) {
                now.add(row);
                sources.append(one).append(' ').append(stamps.get(one)).append('\n');
              }
            });
    if (now.size() >= worthIt && now.size() >= copied(stamps).size() + worthIt) {
      files.put(name, table.encode(now, Map.of(SOURCES, sources.toString())));
    }
  }

  /** Those rows of the copy whose file is as it was. */
  private Map<String, T> copied(SortedMap<String, String> stamps) {
    Map<String, T> rows = new HashMap<>();
    try {
      Optional<byte[]> copy = files.read(name);
      if (copy.isPresent()) {
        Map<String, String> sources = sources(table.note(copy.get(), SOURCES));
        for (T row : table.decode(copy.get())) {
          String one = part.apply(row);
          if (sources.containsKey(one) && sources.get(one).equals(stamps.get(one))) {
            rows.put(one, row);
          }
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // Of another version, or broken: the table itself has everything.
      LOG.warn("{} is left out: {}", files.locate(name), e.getMessage());
      rows.clear();
    }
    return rows;
  }

  private static Map<String, String> sources(Optional<String> lines) {
    Map<String, String> sources = new HashMap<>();
    lines.stream()
        .flatMap(String::lines)
        .map(line -> line.split(" ", 2))
        .forEach(words -> sources.put(words[0], words[words.length - 1]));
    return sources;
  }
}
