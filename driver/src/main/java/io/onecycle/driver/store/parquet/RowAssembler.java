package io.onecycle.driver.store.parquet;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;

/** Puts the cells of a row together again; a cell the file has not is an empty Optional. */
final class RowAssembler<T> extends RecordMaterializer<T> {

  private final List<StoredColumn> columns;
  private final Function<Iterator<Object>, T> constructor;
  private final Object[] cells;
  private final GroupConverter root;

  /**
   * An assembler of rows.
   *
   * @param stored the file's columns that are read, in the order they are read in
   * @param constructor takes a value for each of {@code columns}
   */
  RowAssembler(
      MessageType stored, List<StoredColumn> columns, Function<Iterator<Object>, T> constructor) {
    this.columns = columns;
    this.constructor = constructor;
    this.cells = new Object[columns.size()];
    List<String> names = columns.stream().map(StoredColumn::name).toList();
    Converter[] converters =
        stored.getFields().stream()
            .map(field -> converter(names.indexOf(field.getName())))
            .toArray(Converter[]::new);
    this.root =
        new GroupConverter() {
          @Override
          public Converter getConverter(int field) {
            return converters[field];
          }

          @Override
          public void start() {
            Arrays.fill(cells, null);
          }

          @Override
          public void end() {}
        };
  }

  private Converter converter(int index) {
    return columns.get(index).kind().converter(value -> cells[index] = value);
  }

  @Override
  public T getCurrentRecord() {
    Object[] values = new Object[cells.length];
    for (int i = 0; i < cells.length; i++) {
      StoredColumn column = columns.get(i);
      if (column.optional()) {
        values[i] = Optional.ofNullable(cells[i]);
      } else if (cells[i] != null) {
        values[i] = cells[i];
      } else {
        throw new IllegalArgumentException("column " + column.name() + " lacks a value in a row");
      }
    }
    return constructor.apply(Arrays.asList(values).iterator());
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }
}
