package io.onecycle.driver.store.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * What the pages of a Parquet file claim, before anybody reads them: Parquet's readers take as much
 * memory as a page says it needs, and wait for ever for what a page of Snappy's says it has and has
 * not.
 */
final class ForeignPages {

  /** Those whose readers end whatever a page holds. Of LZ4 no page says how long it is. */
  private static final Set<CompressionCodecName> CODECS =
      Set.of(
          CompressionCodecName.UNCOMPRESSED,
          CompressionCodecName.SNAPPY,
          CompressionCodecName.GZIP,
          CompressionCodecName.ZSTD);

  /** Writers make pages of about a MiB. */
  private static final int MOST_BYTES = 256 << 20;

  /** Equal values take next to no room, but a table of nothing else teaches nothing. */
  private static final long MOST_ROWS_A_BYTE = 1_000;

  private static final long ALWAYS_FEW_ROWS = 1_000_000;

  private ForeignPages() {}

  /**
   * Checks codecs, sizes and the number of rows.
   *
   * @throws IOException saying what is wrong, of which column
   */
  static void check(InputFile file, List<BlockMetaData> blocks) throws IOException {
    long rows = 0;
    for (BlockMetaData block : blocks) {
      rows = Math.addExact(rows, block.getRowCount());
      for (ColumnChunkMetaData column : block.getColumns()) {
        checkCodec(column);
      }
    }
    if (rows > ALWAYS_FEW_ROWS && rows / MOST_ROWS_A_BYTE > file.getLength()) {
      throw new IOException(
          "%d rows in %d bytes, expected at most %d a byte"
              .formatted(rows, file.getLength(), MOST_ROWS_A_BYTE));
    }
    try (SeekableInputStream in = file.newStream()) {
      for (BlockMetaData block : blocks) {
        for (ColumnChunkMetaData column : block.getColumns()) {
          checkPages(column, in, file.getLength());
        }
      }
    }
  }

  private static void checkCodec(ColumnChunkMetaData column) throws IOException {
    if (!CODECS.contains(column.getCodec())) {
      throw fault(
          column, "compressed by " + column.getCodec(), "SNAPPY, GZIP, ZSTD or no compression");
    }
  }

  private static void checkPages(ColumnChunkMetaData column, SeekableInputStream in, long length)
      throws IOException {
    long values = 0;
    long at = column.getStartingPos();
    while (values < column.getValueCount()) {
      if (at < 0 || at >= length) {
        throw fault(column, "of pages at byte " + at, "one of the file's " + length);
      }
      in.seek(at);
      PageHeader page = header(column, in);
      long begin = in.getPos();
      if (page.getCompressed_page_size() < 0 || page.getCompressed_page_size() > length - begin) {
        throw fault(
            column,
            "of a page of " + page.getCompressed_page_size() + " bytes",
            "no more than the file has");
      }
      if (page.getUncompressed_page_size() < 0 || page.getUncompressed_page_size() > MOST_BYTES) {
        throw fault(
            column,
            "of a page of " + page.getUncompressed_page_size() + " bytes once it is unpacked",
            "at most " + MOST_BYTES);
      }
      if (column.getCodec() == CompressionCodecName.SNAPPY) {
        checkSnappy(column, page, in);
      }
      values += values(page);
      at = begin + page.getCompressed_page_size();
    }
  }

  private static PageHeader header(ColumnChunkMetaData column, SeekableInputStream in)
      throws IOException {
    try {
      return Util.readPageHeader(in);
    } catch (IOException | RuntimeException e) {
      throw new IOException("column %s has a broken page".formatted(column.getPath()), e);
    }
  }

  private static int values(PageHeader page) {
    return page.isSetData_page_header()
        ? Math.max(0, page.getData_page_header().getNum_values())
        : page.isSetData_page_header_v2()
            ? Math.max(0, page.getData_page_header_v2().getNum_values())
            : 0;
  }

  /** Snappy's own bytes begin with the length of what they hold. */
  private static void checkSnappy(
      ColumnChunkMetaData column, PageHeader page, SeekableInputStream in) throws IOException {
    int levels = 0;
    if (page.isSetData_page_header_v2()) {
      var second = page.getData_page_header_v2();
      levels =
          Math.addExact(
              second.getRepetition_levels_byte_length(), second.getDefinition_levels_byte_length());
      if (!second.isIs_compressed()) {
        return;
      }
    }
    int expected = page.getUncompressed_page_size() - levels;
    if (page.getCompressed_page_size() == levels && expected == 0) {
      return;
    }
    in.seek(in.getPos() + levels);
    long claimed = variableLength(in);
    if (claimed != expected) {
      throw fault(
          column, "of a page of %d bytes by Snappy's count".formatted(claimed), "" + expected);
    }
  }

  private static long variableLength(SeekableInputStream in) throws IOException {
    long length = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("a page breaks off");
      }
      length |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return length;
      }
    }
    return -1;
  }

  private static IOException fault(ColumnChunkMetaData column, String is, String expected) {
    return new IOException(
        "column %s is %s, expected %s".formatted(column.getPath().toDotString(), is, expected));
  }
}
