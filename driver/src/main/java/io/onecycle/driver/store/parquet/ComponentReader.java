package io.onecycle.driver.store.parquet;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.function.Function;

/** Reads one component of records. */
record ComponentReader(String name, Method accessor) implements Function<Record, Object> {

  static ComponentReader of(RecordComponent component) {
    Method accessor = component.getAccessor();
    // A record need not be public to be a table.
    accessor.setAccessible(true);
    return new ComponentReader(StoredColumn.snakeCase(component.getName()), accessor);
  }

  @Override
  public Object apply(Record row) {
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
