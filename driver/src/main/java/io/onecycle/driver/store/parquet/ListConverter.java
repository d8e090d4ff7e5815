package io.onecycle.driver.store.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;

/** Receives the elements of lists of one column. */
final class ListConverter extends GroupConverter {

  private final Consumer<Object> cell;
  private final List<Object> elements = new ArrayList<>();
  private final Converter element;

  ListConverter(Function<Object, Object> read, Consumer<Object> cell) {
    this.cell = cell;
    this.element = new ValueConverter(stored -> elements.add(read.apply(stored)));
  }

  @Override
  public Converter getConverter(int field) {
    return new GroupConverter() {
      @Override
      public Converter getConverter(int only) {
        return element;
      }

      @Override
      public void start() {}

      @Override
      public void end() {}
    };
  }

  @Override
  public void start() {
    elements.clear();
  }

  @Override
  public void end() {
    cell.accept(List.copyOf(elements));
  }
}
