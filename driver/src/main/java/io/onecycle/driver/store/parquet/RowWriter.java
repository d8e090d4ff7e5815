package io.onecycle.driver.store.parquet;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/** Takes records apart into columns. */
final class RowWriter<T extends Record> extends WriteSupport<T> {

  private final MessageType schema;
  private final List<StoredColumn> columns;
  private final Map<String, String> metadata;
  private RecordConsumer out;

  RowWriter(MessageType schema, List<StoredColumn> columns, Map<String, String> metadata) {
    this.schema = schema;
    this.columns = columns;
    this.metadata = metadata;
  }

  @Override
  public WriteContext init(Configuration conf) {
    return new WriteContext(schema, metadata);
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    out = consumer;
  }

  @Override
  public void write(T row) {
    out.startMessage();
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).write(i, row, out);
    }
    out.endMessage();
  }

  /** The only way into Parquet's writer. */
  static final class Builder<T extends Record> extends ParquetWriter.Builder<T, Builder<T>> {

    private final RowWriter<T> rows;

    Builder(OutputFile file, RowWriter<T> rows) {
      super(file);
      this.rows = rows;
    }

    @Override
    protected Builder<T> self() {
      return this;
    }

    @Override
    protected WriteSupport<T> getWriteSupport(Configuration conf) {
      return rows;
    }
  }
}
