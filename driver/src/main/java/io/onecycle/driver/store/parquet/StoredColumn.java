package io.onecycle.driver.store.parquet;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * A column of a table: a component of a record, nullable if that is of type Optional, or an entry
 * of one.
 *
 * @param kind what its cells are
 * @param optional whether a cell may be empty, or the column not be there
 * @param cell a row's value, in an Optional where it is optional
 */
record StoredColumn(String name, ColumnKind kind, boolean optional, Function<Record, Object> cell) {

  /**
   * The column of a component.
   *
   * @param owner from a row to the record that has the component
   */
  static StoredColumn of(RecordComponent component, Function<Record, Record> owner) {
    boolean optional = component.getType() == Optional.class;
    Type type =
        optional
            ? ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
            : component.getType();
    boolean several = type instanceof ParameterizedType of && of.getRawType() == List.class;
    ColumnKind kind =
        several
            ? new ColumnKind.Several(
                typeOf(((ParameterizedType) type).getActualTypeArguments()[0], component))
            : new ColumnKind.Single(typeOf(type, component));
    return new StoredColumn(
        snakeCase(component.getName()),
        kind,
        optional,
        owner.andThen(ComponentReader.of(component)));
  }

  /** A column of doubles. */
  static StoredColumn ofDoubles(String name, Function<Record, Double> cell) {
    return new StoredColumn(name, new ColumnKind.Single(ColumnType.DOUBLES), false, cell::apply);
  }

  /** A nullable column of doubles. */
  static StoredColumn ofOptionalDoubles(String name, Function<Record, Optional<Double>> cell) {
    return new StoredColumn(name, new ColumnKind.Single(ColumnType.DOUBLES), true, cell::apply);
  }

  /** A column of lists of doubles, which older files have not. */
  static StoredColumn ofLists(String name, Function<Record, List<Double>> cell) {
    return new StoredColumn(
        name, new ColumnKind.Several(ColumnType.DOUBLES), true, cell.andThen(Optional::of));
  }

  /** A column of text, which other files may not have. */
  static StoredColumn ofText(String name, Function<Record, String> cell) {
    ColumnType type = ColumnType.of(String.class).orElseThrow();
    return new StoredColumn(name, new ColumnKind.Single(type), true, cell.andThen(Optional::of));
  }

  private static ColumnType typeOf(Type type, RecordComponent component) {
    return Optional.of(type)
        .filter(Class.class::isInstance)
        .flatMap(each -> ColumnType.of((Class<?>) each))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid column "
                        + component.getDeclaringRecord().getSimpleName()
                        + "."
                        + component.getName()
                        + ": "
                        + component.getGenericType().getTypeName()
                        + ", expected String, int, long, double, boolean, Instant, an enum, an"
                        + " Optional of these, or of a list of them, a record of them, layer"
                        + " groups or metrics"));
  }

  static String snakeCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  org.apache.parquet.schema.Type schema() {
    return kind.schema(name, optional);
  }

  /** {@code double? p_value}: what it holds, a question mark where it may be empty, its name. */
  String text() {
    return kind.word() + (optional ? "? " : " ") + name;
  }

  void write(int index, Record row, RecordConsumer out) {
    Object value = cell.apply(row);
    if (value instanceof Optional<?> nullable) {
      if (nullable.isEmpty()) {
        return;
      }
      value = nullable.get();
    }
    out.startField(name, index);
    kind.write(value, out);
    out.endField(name, index);
  }
}
