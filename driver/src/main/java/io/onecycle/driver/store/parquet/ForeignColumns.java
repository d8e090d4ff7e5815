package io.onecycle.driver.store.parquet;

import io.onecycle.driver.store.parquet.ForeignColumn.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/** What a Parquet file that somebody else has written says of its columns. */
public final class ForeignColumns {

  private static final int INT_BITS = 32;

  private ForeignColumns() {}

  /**
   * The columns of a file, in order.
   *
   * @throws IOException if its footer cannot be read, or its pages are not safe to read, as {@link
   *     ForeignPages} says
   */
  public static List<ForeignColumn> of(String file, Configuration hadoop) throws IOException {
    InputFile input = HadoopInputFile.fromPath(new Path(file), hadoop);
    try (ParquetFileReader reader = ParquetFileReader.open(input)) {
      ForeignPages.check(input, reader.getFooter().getBlocks());
      return reader.getFileMetaData().getSchema().getFields().stream()
          .map(ForeignColumns::column)
          .toList();
    }
  }

  private static ForeignColumn column(Type type) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (!type.isPrimitive() || type.isRepetition(Repetition.REPEATED)) {
      String what = meaning == null ? "nested" : word(meaning);
      return new ForeignColumn(type.getName(), Kind.OTHER, 0, 0, what);
    }
    PrimitiveType primitive = type.asPrimitiveType();
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return new ForeignColumn(
          type.getName(), Kind.DECIMAL, decimal.getPrecision(), decimal.getScale(), "decimal");
    }
    Kind kind = kind(primitive.getPrimitiveTypeName(), meaning);
    String stored = primitive.getPrimitiveTypeName().name().toLowerCase(Locale.ROOT);
    return new ForeignColumn(type.getName(), kind, 0, 0, meaning == null ? stored : word(meaning));
  }

  private static Kind kind(PrimitiveTypeName stored, LogicalTypeAnnotation meaning) {
    boolean isPlain = meaning == null;
    if (meaning instanceof IntLogicalTypeAnnotation whole) {
      boolean isUnsigned = !whole.isSigned() && whole.getBitWidth() >= INT_BITS;
      boolean isLong = stored == PrimitiveTypeName.INT64;
      return isUnsigned
          ? isLong ? Kind.UNSIGNED_LONG : Kind.UNSIGNED_INT
          : isLong ? Kind.LONG : Kind.INT;
    }
    return switch (stored) {
      case BOOLEAN -> Kind.BOOLEAN;
      case INT32 -> isPlain ? Kind.INT : Kind.OTHER;
      case INT64 -> isPlain ? Kind.LONG : Kind.OTHER;
      case FLOAT -> Kind.FLOAT;
      case DOUBLE -> Kind.DOUBLE;
      case BINARY -> isPlain ? Kind.BYTES : isText(meaning) ? Kind.TEXT : Kind.OTHER;
      default -> Kind.OTHER;
    };
  }

  private static boolean isText(LogicalTypeAnnotation meaning) {
    return meaning.equals(LogicalTypeAnnotation.stringType())
        || meaning.equals(LogicalTypeAnnotation.enumType());
  }

  /** DATE, or TIMESTAMP of TIMESTAMP(MICROS,true). */
  private static String word(LogicalTypeAnnotation meaning) {
    return meaning.toString().replaceAll("\\(.*", "").toLowerCase(Locale.ROOT);
  }
}
