package io.onecycle.driver.store.parquet;

import static org.apache.parquet.schema.Type.Repetition.OPTIONAL;
import static org.apache.parquet.schema.Type.Repetition.REQUIRED;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Types;

/**
 * A column of a table: a component of a record, nullable if that is of type Optional, or an entry
 * of one.
 */
final class StoredColumn {

  private final String name;
  private final ColumnType type;
  private final boolean optional;
  private final Function<Record, Object> accessor;

  private StoredColumn(
      String name, ColumnType type, boolean optional, Function<Record, Object> accessor) {
    this.name = name;
    this.type = type;
    this.optional = optional;
    this.accessor = accessor;
  }

  static StoredColumn of(RecordComponent component) {
    boolean optional = component.getType() == Optional.class;
    Type type =
        optional
            ? ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
            : component.getType();
    return new StoredColumn(
        snakeCase(component.getName()),
        typeOf(type, component),
        optional,
        ComponentReader.of(component));
  }

  /** A nullable column of doubles. */
  static StoredColumn ofDoubles(String name, Function<Record, Optional<Double>> cell) {
    ColumnType type = ColumnType.of(double.class).orElseThrow();
    return new StoredColumn(name, type, true, cell::apply);
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
                        + ", expected String, int, long, double, boolean, Instant, an Optional of"
                        + " these, or metrics"));
  }

  static String snakeCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  String name() {
    return name;
  }

  ColumnType type() {
    return type;
  }

  boolean isOptional() {
    return optional;
  }

  PrimitiveType schema() {
    Types.PrimitiveBuilder<PrimitiveType> schema =
        Types.primitive(type.stored(), optional ? OPTIONAL : REQUIRED);
    return type.meaning().map(schema::as).orElse(schema).named(name);
  }

  void write(int index, Record row, RecordConsumer out) {
    Object value = accessor.apply(row);
    if (value instanceof Optional<?> cell) {
      if (cell.isEmpty()) {
        return;
      }
      value = cell.get();
    }
    out.startField(name, index);
    type.write().accept(out, value);
    out.endField(name, index);
  }
}
