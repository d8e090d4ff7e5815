package io.onecycle.driver.stage.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/**
 * Counts and describes the rows of a Spark partition, chunk by chunk. Its rows end with the fault
 * of one that cannot be used, the file and where the chunk starts.
 *
 * @param width columns before those
 */
record TableRows(int width, Cells cells) implements FlatMapFunction<Iterator<Row>, ChunkProfile> {

  private static final int MOST_TORN = 5;

  /** The chunk that a row is of. */
  static Chunk chunk(Row row) {
    int last = row.size() - 1;
    return new Chunk(row.getString(last - 1), row.getLong(last));
  }

  @Override
  public Iterator<ChunkProfile> call(Iterator<Row> rows) {
    Map<Chunk, ChunkProfile> found = new LinkedHashMap<>();
    Map<Chunk, Long> counts = new HashMap<>();
    String fault = "";
    try {
      while (rows.hasNext()) {
        Row row = rows.next();
        Chunk chunk = chunk(row);
        long at = counts.merge(chunk, 1L, Long::sum) - 1;
        add(row, found.computeIfAbsent(chunk, this::empty), at);
      }
    } catch (Exception e) {
      // A file that cannot be read stays so: Spark would try again for ever.
      fault = reason(e);
    }
    List<ChunkProfile> all = new ArrayList<>();
    found.forEach(
        (chunk, p) ->
            all.add(new ChunkProfile(chunk, counts.get(chunk), p.columns(), p.torn(), "")));
    if (!fault.isEmpty()) {
      all.add(new ChunkProfile(new Chunk("", 0), 0, List.of(), List.of(), fault));
    }
    return all.iterator();
  }

  private ChunkProfile empty(Chunk chunk) {
    List<ColumnProfile> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      columns.add(new ColumnProfile());
    }
    return new ChunkProfile(chunk, 0, columns, List.of(), "");
  }

  private void add(Row row, ChunkProfile profile, long at) {
    if (!row.isNullAt(width)) {
      if (profile.torn().size() < MOST_TORN) {
        profile.torn().add(new RowFault(profile.chunk(), at, row.getString(width)));
      }
      return;
    }
    for (int i = 0; i < width; i++) {
      profile.columns().get(i).add(row.get(i), cells, profile.chunk(), at);
    }
  }

  /** The innermost message: Spark's own wraps it in advice on its settings. */
  private static String reason(Throwable e) {
    Throwable inner = e;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    String outer = e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
    String message =
        inner.getMessage() == null
            ? inner.toString()
            : inner.getMessage().lines().limit(4).reduce((a, b) -> a + "; " + b).orElse("");
    return "Cannot read the table: " + message + (inner == e ? "" : " (" + outer + ")");
  }
}
