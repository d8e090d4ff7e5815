package io.onecycle.driver.store.parquet;

import java.util.function.Consumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;

/** Receives the values of one column, whichever of its methods Parquet's reader calls. */
final class ValueConverter extends PrimitiveConverter {

  private final Consumer<Object> cell;

  ValueConverter(Consumer<Object> cell) {
    this.cell = cell;
  }

  @Override
  public void addBinary(Binary value) {
    cell.accept(value);
  }

  @Override
  public void addBoolean(boolean value) {
    cell.accept(value);
  }

  @Override
  public void addDouble(double value) {
    cell.accept(value);
  }

  @Override
  public void addInt(int value) {
    cell.accept(value);
  }

  @Override
  public void addLong(long value) {
    cell.accept(value);
  }
}
