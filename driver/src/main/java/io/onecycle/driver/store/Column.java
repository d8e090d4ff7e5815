package io.onecycle.driver.store;

import static org.apache.parquet.schema.Type.Repetition.OPTIONAL;
import static org.apache.parquet.schema.Type.Repetition.REQUIRED;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Optional;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Types;

/** A component of a record as a column of a table; one of type Optional is a nullable column. */
final class Column {

  private final String name;
  private final ColumnType type;
  private final boolean optional;
  private final Method accessor;

  private Column(String name, ColumnType type, boolean optional, Method accessor) {
    this.name = name;
    this.type = type;
    this.optional = optional;
    this.accessor = accessor;
  }

  static Column of(RecordComponent component) {
    boolean optional = component.getType() == Optional.class;
    Type type =
        optional
            ? ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
            : component.getType();
    Method accessor = component.getAccessor();
    // A record need not be public to be a table.
    accessor.setAccessible(true);
    return new Column(snakeCase(component.getName()), typeOf(type, component), optional, accessor);
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
                        + ", expected String, int, long, double, boolean, Instant or an Optional"
                        + " of these"));
  }

  private static String snakeCase(String name) {
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
    Object value = valueOf(row);
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

  private Object valueOf(Record row) {
    try {
      Object value = accessor.invoke(row);
      if (value != null) {
        return value;
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot read " + accessor, e);
    }
    throw new IllegalArgumentException("Invalid " + name + ": null, expected a value in " + row);
  }
}
