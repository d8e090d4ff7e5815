package io.onecycle.driver.cli;

import io.onecycle.driver.table.LayerValues;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A row as a line of text: each column with its value, by the columns' names. */
final class Cells {

  private Cells() {}

  static String line(Record row) {
    return of(row).entrySet().stream()
        .map(cell -> cell.getKey() + "=" + cell.getValue())
        .collect(Collectors.joining("|"));
  }

  static Map<String, String> of(Record row) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        put(cells, snakeCase(component.getName()), component.getAccessor().invoke(row));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
    return cells;
  }

  private static void put(Map<String, String> cells, String name, Object value) {
    if (value instanceof Map<?, ?> metrics) {
      metrics.forEach(
          (metric, cell) ->
              put(cells, name.substring(0, name.length() - "metrics".length()) + metric, cell));
    } else if (value instanceof Optional<?> cell) {
      cell.ifPresent(known -> put(cells, name, known));
    } else if (value instanceof LayerValues groups) {
      cells.put(name, Double.toString(groups.last()));
      cells.put(name + "_groups", groups.values().toString());
    } else if (value instanceof Record part) {
      cells.putAll(of(part));
    } else if (value instanceof Enum<?> word) {
      cells.put(name, word.name().toLowerCase(Locale.ROOT));
    } else {
      cells.put(name, value.toString());
    }
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
