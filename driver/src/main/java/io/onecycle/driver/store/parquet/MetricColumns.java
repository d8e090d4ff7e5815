package io.onecycle.driver.store.parquet;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A component that is a map of metrics by name, as columns of a table: a nullable column of doubles
 * for each. A component {@code finalMetrics} makes columns {@code final_<name>}, one called {@code
 * metrics} makes {@code <name>}. The names are kept in the file's metadata, so that the columns of
 * other versions are not mistaken for metrics.
 *
 * @param name of the component, in snake case
 * @param reader gives a row's map
 */
record MetricColumns(String name, Function<Record, Map<String, Optional<Double>>> reader) {

  private static final String PREFIX = "onecycle.";
  private static final String SUFFIX = "metrics";
  private static final String SEPARATOR = ",";

  /**
   * The columns of a component; empty if it is no map of metrics.
   *
   * @param owner from a row to the record that has the component
   */
  static Optional<MetricColumns> of(RecordComponent component, Function<Record, Record> owner) {
    String name = StoredColumn.snakeCase(component.getName());
    String type = "java.util.Map<java.lang.String, java.util.Optional<java.lang.Double>>";
    if (!component.getGenericType().getTypeName().equals(type) || !name.endsWith(SUFFIX)) {
      return Optional.empty();
    }
    Function<Record, Object> reader = owner.andThen(ComponentReader.of(component));
    @SuppressWarnings("unchecked") // This is the type that was asked for above.
    Function<Record, Map<String, Optional<Double>>> maps =
        row -> (Map<String, Optional<Double>>) reader.apply(row);
    return Optional.of(new MetricColumns(name, maps));
  }

  /** The key of the names in the file's metadata. */
  String key() {
    return PREFIX + name;
  }

  /** Whether it is a {@link #key} of any component. */
  static boolean isKey(String key) {
    return key.startsWith(PREFIX) && key.endsWith(SUFFIX);
  }

  /** The names of a file, as its metadata have them. */
  List<String> names(Map<String, String> metadata) {
    return Arrays.stream(metadata.getOrDefault(key(), "").split(SEPARATOR))
        .filter(each -> !each.isEmpty())
        .toList();
  }

  /** The names that any of these rows has, in the order they are met. */
  List<String> names(Collection<? extends Record> rows) {
    return rows.stream().flatMap(row -> reader.apply(row).keySet().stream()).distinct().toList();
  }

  /** As {@link #names(Map)} will read them. */
  static String text(List<String> names) {
    return String.join(SEPARATOR, names);
  }

  List<StoredColumn> columns(List<String> names) {
    String prefix = name.substring(0, name.length() - SUFFIX.length());
    return names.stream()
        .map(
            metric ->
                StoredColumn.ofOptionalDoubles(
                    prefix + metric,
                    row -> reader.apply(row).getOrDefault(metric, Optional.empty())))
        .toList();
  }

  /** The map again, from the cells of {@link #columns}. */
  static Map<String, Object> map(List<String> names, Iterator<Object> cells) {
    Map<String, Object> map = new LinkedHashMap<>();
    names.forEach(name -> map.put(name, cells.next()));
    return map;
  }
}
