package io.onecycle.driver.store.parquet;

import io.onecycle.driver.table.LayerValues;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The columns that a component of a record has in one file, and how it is made of them again. */
sealed interface ComponentShape
    permits RecordShape, ComponentShape.Plain, ComponentShape.Groups, ComponentShape.Metrics {

  List<StoredColumn> columns();

  /** What a file with these rows must say of its metrics. */
  Map<String, String> metadata(List<? extends Record> rows);

  /** The component's value, from the next cells, one for each of {@link #columns}. */
  Object value(Iterator<Object> cells);

  /** A component of one column. */
  record Plain(StoredColumn column) implements ComponentShape {

    @Override
    public List<StoredColumn> columns() {
      return List.of(column);
    }

    @Override
    public Map<String, String> metadata(List<? extends Record> rows) {
      return Map.of();
    }

    @Override
    public Object value(Iterator<Object> cells) {
      return cells.next();
    }
  }

  /**
   * Values of layer groups: the last one, which older files have alone, and all of them in a column
   * {@code <name>_groups}.
   */
  record Groups(List<StoredColumn> columns) implements ComponentShape {

    static Groups of(String name, Function<Record, LayerValues> values) {
      return new Groups(
          List.of(
              StoredColumn.ofDoubles(name, values.andThen(LayerValues::last)),
              StoredColumn.ofLists(name + "_groups", values.andThen(LayerValues::values))));
    }

    @Override
    public Map<String, String> metadata(List<? extends Record> rows) {
      return Map.of();
    }

    @Override
    @SuppressWarnings("unchecked") // The column is one of lists of doubles.
    public Object value(Iterator<Object> cells) {
      double last = (double) cells.next();
      return ((Optional<List<Double>>) cells.next())
          .map(LayerValues::new)
          .orElseGet(() -> LayerValues.of(last));
    }
  }

  /** A map of metrics. */
  record Metrics(MetricColumns metrics, List<String> names) implements ComponentShape {

    @Override
    public List<StoredColumn> columns() {
      return metrics.columns(names);
    }

    @Override
    public Map<String, String> metadata(List<? extends Record> rows) {
      List<String> all = metrics.names(rows);
      return all.isEmpty() ? Map.of() : Map.of(metrics.key(), MetricColumns.text(all));
    }

    @Override
    public Object value(Iterator<Object> cells) {
      return MetricColumns.map(names, cells);
    }
  }
}
