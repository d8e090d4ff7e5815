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
  private final List<Place> torn = new ArrayList<>();

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
    torn.stream()
        .sorted()
        .forEach(
            place ->
                all.add(
                    "%s: %s, expected %d values, as the first line has"
                        .formatted(at(place), place.value(), names.size())));
    return all;
  }

  /** A place as users count: the file and its row, the header not counted. */
  String at(Place place) {
    long before =
        rows.headMap(place.chunk()).entrySet().stream()
            .filter(chunk -> chunk.getKey().file().equals(place.chunk().file()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return place.chunk().file() + " row " + (before + place.row() + 1);
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
