package io.onecycle.driver.stage.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a whole table holds: its chunks in order, and its columns. */
final class TableProfile {

  private final List<String> names;
  private final TreeMap<Chunk, Long> rows = new TreeMap<>();
  private final List<ColumnProfile> columns = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final List<RowFault> torn = new ArrayList<>();

  TableProfile(List<String> names) {
    this.names = List.copyOf(names);
    names.forEach(name -> columns.add(new ColumnProfile()));
  }

  void add(ChunkProfile chunk) {
    if (!chunk.fault().isEmpty()) {
      faults.add(chunk.fault());
      return;
    }
    rows.merge(chunk.chunk(), chunk.rows(), Long::sum);
    torn.addAll(chunk.torn());
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).add(chunk.columns().get(i));
    }
  }

  List<String> names() {
    return names;
  }

  ColumnProfile column(int index) {
    return columns.get(index);
  }

  long rowCount() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Rows of each chunk. */
  Map<Chunk, Long> rows() {
    return rows;
  }

  /** What keeps the table from being read at all. */
  List<String> faults() {
    List<String> all = new ArrayList<>(faults);
    torn.stream().sorted().forEach(row -> all.add(at(row.chunk(), row.row()) + ": " + row.why()));
    return all;
  }

  /** A place as users count: the file and its row, the header not counted. */
  String at(Place place) {
    return at(place.chunk(), place.row());
  }

  private String at(Chunk chunk, long row) {
    long before =
        rows.headMap(chunk).entrySet().stream()
            .filter(earlier -> earlier.getKey().file().equals(chunk.file()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return chunk.file() + " row " + (before + row + 1);
  }

  /** The place of each chunk's first row among all rows, where each chunk has so many. */
  static Map<Chunk, Long> offsets(Map<Chunk, Long> rows) {
    HashMap<Chunk, Long> offsets = new HashMap<>();
    long before = 0;
    for (Map.Entry<Chunk, Long> chunk : new TreeMap<>(rows).entrySet()) {
      offsets.put(chunk.getKey(), before);
      before += chunk.getValue();
    }
    return offsets;
  }
}
