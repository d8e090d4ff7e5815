package io.onecycle.driver.store.parquet;

import io.onecycle.driver.table.CodeVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopCodecs;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Records of one class as the bytes of a Parquet file. A component names its column in snake case.
 *
 * @param <T> has components of type String, int, long, double, boolean, Instant (kept to the
 *     microsecond), enums (kept as words in lower case), Optional of these, values of layer groups
 *     (see {@link ComponentShape.Groups}), maps of metrics (see {@link MetricColumns}), and records
 *     of such components, which count as the table's own
 */
public final class RecordTable<T extends Record> implements RowFormat<T> {

  private static final String VERSION_KEY = "onecycle.version";

  // No defaults: no codec asks for any, and to parse Hadoop's takes longer than to read a table.
  private static final Configuration CODEC_SETTINGS = new Configuration(false);

  private final String name;
  private final Class<T> rows;
  private final Optional<OldText<T>> oldText;
  private final ColumnLayout<T> plain;
  private final AtomicReference<Measured<T>> measured;

  /** The layout of files with metrics of these names. */
  private record Measured<T extends Record>(Map<String, String> named, ColumnLayout<T> layout) {}

  /**
   * The table of a record class.
   *
   * @throws IllegalArgumentException if a component has a type that no column holds
   */
  public RecordTable(Class<T> rows) {
    this(rows, Optional.empty());
  }

  /** The same with a column of text that other versions have. */
  public RecordTable(Class<T> rows, Optional<OldText<T>> oldText) {
    this.name = rows.getSimpleName();
    this.rows = rows;
    this.oldText = oldText;
    this.plain = ColumnLayout.of(rows, oldText, metrics -> List.of());
    this.measured = new AtomicReference<>(new Measured<>(Map.of(), plain));
  }

  /** Its columns, but for those of metrics, each as {@code type name}; a {@code ?} may be empty. */
  public List<String> columns() {
    return plain.columns().stream().map(StoredColumn::text).toList();
  }

  /**
   * The bytes of a file that holds the rows. They are not compressed: Snappy makes these tables no
   * smaller than Parquet's dictionaries do, loads a native library, and Parquet's reader of it can
   * spin for ever on a broken byte.
   */
  public byte[] encode(List<T> written) {
    return encode(written, Map.of());
  }

  @Override
  public byte[] encode(List<T> written, Map<String, String> notes) {
    MemoryOutput file = new MemoryOutput();
    Map<String, String> metadata = new LinkedHashMap<>(plain.metadata(written));
    ColumnLayout<T> layout = layout(metadata);
    metadata.put(VERSION_KEY, CodeVersion.text());
    metadata.putAll(notes);
    RowWriter<T> support = new RowWriter<>(layout.schema(), layout.columns(), metadata);
    try (ParquetWriter<T> writer =
        new RowWriter.Builder<>(file, support)
            .withConf(CODEC_SETTINGS)
            .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
            .withDictionaryEncoding(written.size() > 1)
            .build()) {
      for (T row : written) {
        writer.write(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot encode " + name + "s", e);
    }
    return file.toByteArray();
  }

  /**
   * The rows of a file. It may be of an older version, without some of the optional columns, or of
   * a newer one, with columns that are not known here.
   *
   * @throws CorruptTableException if the bytes are not a whole Parquet file
   * @throws IOException if the file is whole but lacks a column, or one is compressed, naming it
   */
  @Override
  public List<T> decode(byte[] bytes) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder()
            .withCodecFactory(HadoopCodecs.newFactory(CODEC_SETTINGS, 0))
            .usePageChecksumVerification()
            .build();
    try (ParquetFileReader file = ParquetFileReader.open(new MemoryInput(bytes), options)) {
      OwnPages.check(file.getFooter().getBlocks(), bytes.length);
      Map<String, String> metadata = file.getFileMetaData().getKeyValueMetaData();
      ColumnLayout<T> layout = layout(metadata);
      MessageType known = knownColumns(file.getFileMetaData(), layout);
      file.setRequestedSchema(known);
      return rows(file, known, layout);
    } catch (ColumnMismatch e) {
      throw new IOException(e.getMessage(), e);
    } catch (OwnPages.ForeignException e) {
      throw e;
    } catch (UnknownWordException e) {
      throw new IOException(e.getMessage() + " (this is onecycle " + CodeVersion.text() + ")", e);
    } catch (IOException | RuntimeException e) {
      // Parquet reports broken bytes by whatever broke over them.
      throw new CorruptTableException(e);
    }
  }

  @Override
  public Optional<String> note(byte[] bytes, String key) throws CorruptTableException {
    try (ParquetFileReader file = ParquetFileReader.open(new MemoryInput(bytes))) {
      return Optional.ofNullable(file.getFileMetaData().getKeyValueMetaData().get(key));
    } catch (IOException | RuntimeException e) {
      throw new CorruptTableException(e);
    }
  }

  /** Most files have no metrics but accuracy; of the others most have those of the one before. */
  private ColumnLayout<T> layout(Map<String, String> metadata) {
    Map<String, String> named = new HashMap<>(metadata);
    named.keySet().removeIf(key -> !MetricColumns.isKey(key));
    if (named.isEmpty()) {
      return plain;
    }
    Measured<T> before = measured.get();
    if (before.named().equals(named)) {
      return before.layout();
    }
    ColumnLayout<T> layout = ColumnLayout.of(rows, oldText, metrics -> metrics.names(named));
    measured.set(new Measured<>(named, layout));
    return layout;
  }

  private List<T> rows(ParquetFileReader file, MessageType known, ColumnLayout<T> layout)
      throws IOException {
    List<T> rows = new ArrayList<>();
    for (PageReadStore group; (group = file.readNextRowGroup()) != null; ) {
      RecordReader<T> reader =
          new ColumnIOFactory()
              .getColumnIO(known)
              .getRecordReader(group, new RowAssembler<>(known, layout.columns(), layout::row));
      for (long i = 0; i < group.getRowCount(); i++) {
        rows.add(reader.read());
      }
    }
    return rows;
  }

  private MessageType knownColumns(FileMetaData file, ColumnLayout<T> layout)
      throws ColumnMismatch {
    List<Type> known = new ArrayList<>();
    for (StoredColumn column : layout.columns()) {
      if (file.getSchema().containsField(column.name())) {
        known.add(matching(column, file.getSchema().getType(column.name()), file));
      } else if (!column.optional()) {
        throw new ColumnMismatch(file, "no column " + column.name());
      }
    }
    return new MessageType(name, known);
  }

  private static Type matching(StoredColumn column, Type stored, FileMetaData file)
      throws ColumnMismatch {
    if (!column.kind().canRead(stored)) {
      throw new ColumnMismatch(file, "column " + stored + ", expected " + column.schema());
    }
    return stored;
  }

  private static final class ColumnMismatch extends Exception {

    ColumnMismatch(FileMetaData file, String what) {
      super(
          what
              + " (written by onecycle "
              + file.getKeyValueMetaData().getOrDefault(VERSION_KEY, "of an unknown version")
              + ", this is "
              + CodeVersion.text()
              + ")");
    }
  }
}
