package io.onecycle.driver.stage.table;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/** The rows of a Spark partition that are used, encoded, each with its place in the table. */
final class PlacedRows implements Iterator<Tuple2<Long, float[]>> {

  private final Iterator<Row> rows;
  private final TableLayout layout;
  private final Map<Chunk, Long> next;
  private Tuple2<Long, float[]> ahead;

  PlacedRows(Iterator<Row> rows, TableLayout layout, Map<Chunk, Long> offsets) {
    this.rows = rows;
    this.layout = layout;
    this.next = new HashMap<>(offsets);
  }

  @Override
  public boolean hasNext() {
    while (ahead == null && rows.hasNext()) {
      Row row = rows.next();
      if (layout.keeps(row)) {
        long place = next.merge(TableRows.chunk(row), 1L, Long::sum) - 1;
        ahead = new Tuple2<>(place, layout.encode(row));
      }
    }
    return ahead != null;
  }

  @Override
  public Tuple2<Long, float[]> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("Cannot read a row: there are no more");
    }
    Tuple2<Long, float[]> row = ahead;
    ahead = null;
    return row;
  }
}
