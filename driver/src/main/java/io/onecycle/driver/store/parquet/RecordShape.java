package io.onecycle.driver.store.parquet;

import io.onecycle.driver.table.LayerValues;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A record, whose components may be records: all of them together are the columns.
 *
 * @param parts one for each component
 */
record RecordShape(Constructor<?> constructor, List<ComponentShape> parts)
    implements ComponentShape {

  /**
   * The shape that a record class has in one file.
   *
   * @param metricNames of the file
   */
  static RecordShape of(Class<?> type, Function<MetricColumns, List<String>> metricNames) {
    return of(type, row -> row, metricNames);
  }

  private static RecordShape of(
      Class<?> type,
      Function<Record, Record> owner,
      Function<MetricColumns, List<String>> metricNames) {
    RecordComponent[] components = type.getRecordComponents();
    return new RecordShape(
        constructorOf(type, components),
        Arrays.stream(components).map(each -> of(each, owner, metricNames)).toList());
  }

  private static ComponentShape of(
      RecordComponent component,
      Function<Record, Record> owner,
      Function<MetricColumns, List<String>> metricNames) {
    Function<Record, Object> reader = owner.andThen(ComponentReader.of(component));
    Optional<MetricColumns> metrics = MetricColumns.of(component, owner);
    if (metrics.isPresent()) {
      return new Metrics(metrics.get(), metricNames.apply(metrics.get()));
    }
    if (component.getType() == LayerValues.class) {
      return Groups.of(
          StoredColumn.snakeCase(component.getName()), reader.andThen(LayerValues.class::cast));
    }
    return component.getType().isRecord()
        ? of(component.getType(), reader.andThen(Record.class::cast), metricNames)
        : new Plain(StoredColumn.of(component, owner));
  }

  private static Constructor<?> constructorOf(Class<?> type, RecordComponent[] components) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("Cannot construct " + type, e);
    }
  }

  @Override
  public List<StoredColumn> columns() {
    return parts.stream().flatMap(part -> part.columns().stream()).toList();
  }

  @Override
  public Map<String, String> metadata(List<? extends Record> rows) {
    Map<String, String> metadata = new LinkedHashMap<>();
    parts.forEach(part -> metadata.putAll(part.metadata(rows)));
    return metadata;
  }

  @Override
  public Object value(Iterator<Object> cells) {
    Object[] values = parts.stream().map(part -> part.value(cells)).toArray();
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause().getMessage(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot call " + constructor, e);
    }
  }
}
