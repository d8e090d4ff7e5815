package io.onecycle.driver.stage.table;

import io.onecycle.driver.form.NewExample;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.sql.Row;

/** The rows of a Spark partition, encoded, each with its place in its file. */
final class NewRowsOfPartition implements Iterator<NewExample> {

  private final Iterator<Row> rows;
  private final RowEncoder encoder;
  private final Map<String, Integer> places;
  private final Map<Chunk, Long> next;

  NewRowsOfPartition(
      Iterator<Row> rows,
      RowEncoder encoder,
      Map<String, Integer> places,
      Map<Chunk, Long> firstRows) {
    this.rows = rows;
    this.encoder = encoder;
    this.places = places;
    this.next = new HashMap<>(firstRows);
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public NewExample next() {
    Row row = rows.next();
    Chunk chunk = TableRows.chunk(row);
    long number = next.merge(chunk, 1L, Long::sum);
    int place = places.get(NewRows.plain(chunk.file()));
    return new NewExample(chunk.file(), place, number, encoder.encode(row), "");
  }
}
