package io.onecycle.driver.store.parquet;

import io.onecycle.worker.trial.Require;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which columns the components of a record have in one file.
 *
 * @param parts one for each component
 */
record ColumnLayout(List<Part> parts) {

  /**
   * A component.
   *
   * @param metrics the names of its metrics; empty if it has a single column
   */
  record Part(List<StoredColumn> columns, Optional<List<String>> metrics, String key) {}

  static ColumnLayout of(
      RecordComponent[] components, Function<MetricColumns, List<String>> metricNames) {
    List<Part> parts = new ArrayList<>();
    for (RecordComponent component : components) {
      Optional<MetricColumns> metrics = MetricColumns.of(component);
      if (metrics.isPresent()) {
        List<String> names = metricNames.apply(metrics.get());
        parts.add(new Part(metrics.get().columns(names), Optional.of(names), metrics.get().key()));
      } else {
        parts.add(new Part(List.of(StoredColumn.of(component)), Optional.empty(), ""));
      }
    }
    Set<String> seen = new HashSet<>();
    for (Part part : parts) {
      part.columns()
          .forEach(
              column ->
                  Require.that(
                      seen.add(column.name()),
                      "metric",
                      column.name(),
                      "one whose name is not that of another column"));
    }
    return new ColumnLayout(parts);
  }

  List<StoredColumn> columns() {
    return parts.stream().flatMap(part -> part.columns().stream()).toList();
  }

  /** What a file must say of its metrics; nothing where there are none. */
  Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Part part : parts) {
      part.metrics()
          .filter(names -> !names.isEmpty())
          .ifPresent(names -> metadata.put(part.key(), MetricColumns.text(names)));
    }
    return metadata;
  }

  /** The components' values, from the values of {@link #columns}. */
  Object[] components(Object[] cells) {
    Object[] values = new Object[parts.size()];
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      Part part = parts.get(i);
      int width = part.columns().size();
      values[i] =
          part.metrics().isPresent()
              ? MetricColumns.map(
                  part.metrics().get(), Arrays.asList(cells).subList(next, next + width))
              : cells[next];
      next += width;
    }
    return values;
  }
}
