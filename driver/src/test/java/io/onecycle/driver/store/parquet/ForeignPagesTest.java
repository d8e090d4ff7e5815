package io.onecycle.driver.store.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.table.CurveRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that were made to keep a reader busy for ever, or to fill its memory. */
class ForeignPagesTest {

  private static final MessageType TYPE =
      MessageTypeParser.parseMessageType("message t { required int32 a; }");

  @ParameterizedTest
  @EnumSource(WriterVersion.class)
  void whatParquetWritesItselfIsRead(WriterVersion version) throws IOException {
    for (CompressionCodecName codec :
        List.of(
            CompressionCodecName.UNCOMPRESSED,
            CompressionCodecName.SNAPPY,
            CompressionCodecName.GZIP,
            CompressionCodecName.ZSTD)) {
      byte[] file = file(codec, version);
      assertThatCode(() -> check(file)).as(codec.name()).doesNotThrowAnyException();
    }
  }

  @Test
  void otherCodecsAreRefusedByName() throws IOException {
    byte[] file = file(CompressionCodecName.LZ4_RAW, WriterVersion.PARQUET_1_0);
    assertThatThrownBy(() -> check(file))
        .hasMessage(
            "column a is compressed by LZ4_RAW, expected SNAPPY, GZIP, ZSTD or no compression");
  }

  @ParameterizedTest
  @EnumSource(WriterVersion.class)
  void aPageThatHasLessThanItSaysIsRefusedAsItsReaderWouldWaitForEver(WriterVersion version)
      throws IOException {
    byte[] file = file(CompressionCodecName.SNAPPY, version);
    int begin = (int) blocks(file).get(0).getColumns().get(0).getStartingPos();
    ByteArrayInputStream in = new ByteArrayInputStream(file, begin, file.length - begin);
    PageHeader page = Util.readPageHeader(in);
    page.setUncompressed_page_size(page.getUncompressed_page_size() + 1);
    byte[] lying = withHeader(file, begin, file.length - in.available(), page);
    assertThatThrownBy(() -> check(lying))
        .hasMessageMatching("column a is of a page of \\d+ bytes by Snappy's count, expected \\d+");
  }

  @Test
  void aPageThatWouldFillTheMemoryIsRefused() throws IOException {
    byte[] file = file(CompressionCodecName.ZSTD, WriterVersion.PARQUET_1_0);
    int begin = (int) blocks(file).get(0).getColumns().get(0).getStartingPos();
    ByteArrayInputStream in = new ByteArrayInputStream(file, begin, file.length - begin);
    PageHeader page = Util.readPageHeader(in);
    page.setUncompressed_page_size(2_000_000_000);
    byte[] bomb = withHeader(file, begin, file.length - in.available(), page);
    assertThatThrownBy(() -> check(bomb))
        .hasMessage(
            "column a is of a page of 2000000000 bytes once it is unpacked, expected at most"
                + " 268435456");
    page.setUncompressed_page_size(4);
    page.setCompressed_page_size(1_000_000);
    byte[] torn = withHeader(file, begin, file.length - in.available(), page);
    assertThatThrownBy(() -> check(torn)).hasMessageContaining("a page of 1000000 bytes");
  }

  @Test
  void aFewBytesThatStandForBillionsOfRowsAreRefused() throws IOException {
    byte[] bomb = rows(2_000_000_000);
    assertThatThrownBy(() -> check(bomb)).hasMessageStartingWith("2000000000 rows in ");
    assertThatThrownBy(() -> new RecordTable<>(CurveRow.class).decode(bomb))
        .hasMessageMatching("2000000000 rows in \\d+ bytes: not a table of onecycle's");
  }

  @Test
  void inAResultsFolderNothingIsCompressed() throws IOException {
    byte[] file = file(CompressionCodecName.SNAPPY, WriterVersion.PARQUET_1_0);
    assertThatThrownBy(() -> new RecordTable<>(CurveRow.class).decode(file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "column a is compressed by SNAPPY, expected no compression: not a table of"
                + " onecycle's");
  }

  private static void check(byte[] file) throws IOException {
    ForeignPages.check(new MemoryInput(file), blocks(file));
  }

  private static List<BlockMetaData> blocks(byte[] file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(new MemoryInput(file))) {
      return reader.getFooter().getBlocks();
    }
  }

  /** One page of 1000 rows. */
  private static byte[] file(CompressionCodecName codec, WriterVersion version) throws IOException {
    MemoryOutput out = new MemoryOutput();
    try (ParquetWriter<org.apache.parquet.example.data.Group> writer =
        ExampleParquetWriter.builder(out)
            .withType(TYPE)
            .withCompressionCodec(codec)
            .withWriterVersion(version)
            .withDictionaryEncoding(false)
            .build()) {
      for (int i = 0; i < 1000; i++) {
        SimpleGroup row = new SimpleGroup(TYPE);
        row.add("a", i * i % 777);
        writer.write(row);
      }
    }
    return out.toByteArray();
  }

  /** What is behind the header moves; a file's footer is found from its end. */
  private static byte[] withHeader(byte[] file, int from, int to, PageHeader page)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, from);
    Util.writePageHeader(page, out);
    out.write(Arrays.copyOfRange(file, to, file.length));
    assertThat(out.size()).isGreaterThanOrEqualTo(file.length);
    return out.toByteArray();
  }

  /** A page that says it has so many values, each of the same few bytes. */
  private static byte[] rows(int count) throws IOException {
    MemoryOutput out = new MemoryOutput();
    ParquetFileWriter writer =
        new ParquetFileWriter(out, TYPE, ParquetFileWriter.Mode.CREATE, 1 << 20, 0, 64, 64, false);
    writer.start();
    writer.startBlock(count);
    writer.startColumn(TYPE.getColumns().get(0), count, CompressionCodecName.UNCOMPRESSED);
    writer.writeDataPage(
        count,
        4,
        BytesInput.from(new byte[4]),
        org.apache.parquet.column.statistics.Statistics.createStats(
            TYPE.getColumns().get(0).getPrimitiveType()),
        count,
        Encoding.RLE,
        Encoding.RLE,
        Encoding.RLE_DICTIONARY);
    writer.endColumn();
    writer.endBlock();
    writer.end(java.util.Map.of());
    return out.toByteArray();
  }
}
