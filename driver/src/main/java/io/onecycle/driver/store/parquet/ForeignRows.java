package io.onecycle.driver.store.parquet;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** The rows of a Parquet file that somebody else has written, as Spark would give them. */
public final class ForeignRows implements AutoCloseable {

  private final ParquetFileReader file;
  private final List<ForeignColumn> columns;
  private final MessageType schema;
  private Optional<RecordReader<Group>> group = Optional.empty();
  private long left;

  /**
   * Opens a file.
   *
   * @param columns of it to be read, none of kind OTHER
   * @throws IOException if its footer cannot be read
   */
  public ForeignRows(String file, List<ForeignColumn> columns, Configuration hadoop)
      throws IOException {
    this.file = ParquetFileReader.open(HadoopInputFile.fromPath(new Path(file), hadoop));
    this.columns = List.copyOf(columns);
    MessageType all = this.file.getFileMetaData().getSchema();
    List<Type> wanted = new ArrayList<>();
    columns.forEach(column -> wanted.add(all.getType(column.name())));
    this.schema = new MessageType(all.getName(), wanted);
    this.file.setRequestedSchema(schema);
  }

  /**
   * The cells of the next row, null where one is missing; empty after the last row.
   *
   * @throws IOException if the file is broken
   */
  public Optional<List<Object>> next() throws IOException {
    while (left == 0) {
      PageReadStore pages = file.readNextRowGroup();
      if (pages == null) {
        return Optional.empty();
      }
      left = pages.getRowCount();
      group =
          Optional.of(
              new ColumnIOFactory()
                  .getColumnIO(schema)
                  .getRecordReader(pages, new GroupRecordConverter(schema)));
    }
    left--;
    Group row = group.orElseThrow().read();
    List<Object> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      cells.add(row.getFieldRepetitionCount(i) == 0 ? null : cell(row, i));
    }
    return Optional.of(cells);
  }

  private Object cell(Group row, int i) {
    ForeignColumn column = columns.get(i);
    return switch (column.kind()) {
      case BOOLEAN -> row.getBoolean(i, 0);
      case INT -> row.getInteger(i, 0);
      case UNSIGNED_INT -> Integer.toUnsignedLong(row.getInteger(i, 0));
      case LONG -> row.getLong(i, 0);
      case UNSIGNED_LONG -> new BigDecimal(Long.toUnsignedString(row.getLong(i, 0)));
      case FLOAT -> row.getFloat(i, 0);
      case DOUBLE -> row.getDouble(i, 0);
      case DECIMAL -> new BigDecimal(digits(row, i), column.scale());
      case TEXT -> row.getBinary(i, 0).toStringUsingUTF8();
      case BYTES -> row.getBinary(i, 0).getBytes();
      case OTHER -> throw new IllegalStateException("Cannot read " + column);
    };
  }

  private BigInteger digits(Group row, int i) {
    PrimitiveTypeName stored = schema.getType(i).asPrimitiveType().getPrimitiveTypeName();
    return switch (stored) {
      case INT32 -> BigInteger.valueOf(row.getInteger(i, 0));
      case INT64 -> BigInteger.valueOf(row.getLong(i, 0));
      default -> new BigInteger(row.getBinary(i, 0).getBytes());
    };
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
