package io.onecycle.driver.store.parquet;

import java.io.IOException;
import java.util.List;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Tells tables that {@link RecordTable} writes from what else may lie in a results folder. */
final class OwnPages {

  /** A Parquet file that no version of ours has written. */
  static final class ForeignException extends IOException {
    ForeignException(String message) {
      super(message);
    }
  }

  private OwnPages() {}

  /**
   * Refuses what is compressed, and what holds more rows than bytes: ours differ from row to row,
   * but a few bytes can stand for billions of rows that do not.
   *
   * @param length of the file, in bytes
   */
  static void check(List<BlockMetaData> blocks, int length) throws ForeignException {
    long rows = 0;
    for (BlockMetaData block : blocks) {
      rows += block.getRowCount();
      if (block.getRowCount() < 0 || rows < 0 || rows > length) {
        throw new ForeignException(
            "%d rows in %d bytes: not a table of onecycle's".formatted(rows, length));
      }
      for (ColumnChunkMetaData column : block.getColumns()) {
        if (column.getCodec() != CompressionCodecName.UNCOMPRESSED) {
          throw new ForeignException(
              "column %s is compressed by %s, expected no compression: not a table of onecycle's"
                  .formatted(column.getPath().toDotString(), column.getCodec()));
        }
      }
    }
  }
}
