package io.onecycle.driver.stage.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;

/**
 * The rows of a table that are used.
 *
 * @param inChunks how many of each chunk
 * @param ofClasses how many of each class; none where numbers are learnt
 */
record UsedRows(Map<Chunk, Long> inChunks, List<Long> ofClasses) {

  /**
   * Some of a chunk.
   *
   * @param ofClasses rows of each class; of one where numbers are learnt
   */
  record Count(Chunk chunk, List<Long> ofClasses) implements Serializable {
    Count {
      ofClasses = new ArrayList<>(ofClasses);
    }
  }

  /** All that a table has. */
  static UsedRows all(TableProfile profile, TableLayout layout) {
    ColumnProfile target = profile.column(layout.targets().get(0));
    return new UsedRows(
        profile.rows(),
        layout.classes().stream()
            .map(name -> target.texts().containsKey(name) ? target.texts().get(name).count() : 0L)
            .toList());
  }

  /** Those that have been counted. */
  static UsedRows of(List<Count> counts, TableLayout layout) {
    Map<Chunk, Long> inChunks = new HashMap<>();
    long[] ofClasses = new long[layout.classes().size()];
    for (Count some : counts) {
      long sum = some.ofClasses.stream().mapToLong(Long::longValue).sum();
      inChunks.merge(some.chunk, sum, Long::sum);
      for (int i = 0; i < ofClasses.length; i++) {
        ofClasses[i] += some.ofClasses.get(i);
      }
    }
    return new UsedRows(inChunks, LongStream.of(ofClasses).boxed().toList());
  }

  /** Counts those that are left where rows that lack a value are left out. */
  static Iterator<Count> counts(Iterator<Row> rows, TableLayout layout) {
    Map<Chunk, long[]> found = new LinkedHashMap<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      if (layout.keeps(row)) {
        found
            .computeIfAbsent(
                TableRows.chunk(row), chunk -> new long[Math.max(1, layout.classes().size())])[
            layout.classOf(row)]++;
      }
    }
    return found.entrySet().stream()
        .map(one -> new Count(one.getKey(), Arrays.stream(one.getValue()).boxed().toList()))
        .iterator();
  }

  long count() {
    return inChunks.values().stream().mapToLong(Long::longValue).sum();
  }
}
