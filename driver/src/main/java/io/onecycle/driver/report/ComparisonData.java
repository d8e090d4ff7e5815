package io.onecycle.driver.report;

import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.LayerValues;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Comparison rows as data: every column of the Parquet table, under the same name. */
final class ComparisonData {

  private ComparisonData() {}

  static List<String> columns() {
    return Arrays.stream(ComparisonRow.class.getRecordComponents())
        .map(ComparisonData::column)
        .toList();
  }

  /** The row's values by column, in the table's order. */
  static Map<String, Optional<Object>> values(ComparisonRow row) {
    Map<String, Optional<Object>> values = new LinkedHashMap<>();
    for (RecordComponent component : ComparisonRow.class.getRecordComponents()) {
      values.put(column(component), value(row, component));
    }
    return values;
  }

  private static String column(RecordComponent component) {
    return component.getName().replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  private static Optional<Object> value(ComparisonRow row, RecordComponent component) {
    try {
      Object value = component.getAccessor().invoke(row);
      if (value instanceof LayerValues groups) {
        return Optional.of(groups.last());
      }
      return value instanceof Optional<?> maybe ? maybe.map(v -> v) : Optional.of(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "Cannot read " + component.getName() + " of a public record", e);
    }
  }
}
