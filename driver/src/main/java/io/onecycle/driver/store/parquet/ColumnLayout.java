package io.onecycle.driver.store.parquet;

import io.onecycle.worker.check.Require;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Which columns the rows of a table have in one file.
 *
 * @param columns those of the record, then that of the old text, if there is one
 * @param schema of these columns
 */
record ColumnLayout<T extends Record>(
    Class<T> rows,
    RecordShape shape,
    Optional<OldText<T>> oldText,
    List<StoredColumn> columns,
    MessageType schema) {

  ColumnLayout {
    Set<String> seen = new HashSet<>();
    for (StoredColumn column : columns) {
      Require.that(
          seen.add(column.name()),
          "metric",
          column.name(),
          "one whose name is not that of another column");
    }
  }

  static <T extends Record> ColumnLayout<T> of(
      Class<T> rows,
      Optional<OldText<T>> oldText,
      Function<MetricColumns, List<String>> metricNames) {
    RecordShape shape = RecordShape.of(rows, metricNames);
    List<StoredColumn> columns = new ArrayList<>(shape.columns());
    oldText.ifPresent(
        old ->
            columns.add(
                StoredColumn.ofText(old.column(), row -> old.text().apply(rows.cast(row)))));
    List<Type> fields = columns.stream().map(StoredColumn::schema).toList();
    MessageType schema = new MessageType(rows.getSimpleName(), fields);
    return new ColumnLayout<>(rows, shape, oldText, List.copyOf(columns), schema);
  }

  /** What a file with these rows must say of its metrics; nothing where there are none. */
  Map<String, String> metadata(List<T> written) {
    return shape.metadata(written);
  }

  /** A row, from a cell for each of {@link #columns}. */
  T row(Iterator<Object> cells) {
    T row = rows.cast(shape.value(cells));
    return oldText
        .flatMap(old -> text(cells.next()).map(text -> old.amended().apply(row, text)))
        .orElse(row);
  }

  private static Optional<String> text(Object cell) {
    return ((Optional<?>) cell).map(String.class::cast).filter(text -> !text.isEmpty());
  }
}
