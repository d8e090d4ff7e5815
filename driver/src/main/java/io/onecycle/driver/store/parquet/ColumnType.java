package io.onecycle.driver.store.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import io.onecycle.worker.trial.Identity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * How Parquet keeps the values of a Java type.
 *
 * @param classes of the type
 * @param stored what a value is to Parquet
 * @param meaning what Parquet tells readers about it, if more is to be told
 * @param write hands a value to Parquet
 * @param read makes a value of what Parquet's reader hands over
 */
record ColumnType(
    List<Class<?>> classes,
    PrimitiveTypeName stored,
    Optional<LogicalTypeAnnotation> meaning,
    BiConsumer<RecordConsumer, Object> write,
    Function<Object, Object> read) {

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long NANOS_PER_MICRO = 1_000;

  private static final List<ColumnType> ALL =
      List.of(
          new ColumnType(
              List.of(String.class),
              BINARY,
              Optional.of(stringType()),
              (out, value) -> out.addBinary(Binary.fromString((String) value)),
              stored -> ((Binary) stored).toStringUsingUTF8()),
          // To the microsecond, rounded down: what clocks give and every reader understands.
          new ColumnType(
              List.of(Instant.class),
              INT64,
              Optional.of(timestampType(true, TimeUnit.MICROS)),
              (out, value) -> out.addLong(micros((Instant) value)),
              stored -> instant((long) stored)),
          plain(int.class, Integer.class, INT32, (out, value) -> out.addInteger((int) value)),
          plain(long.class, Long.class, INT64, (out, value) -> out.addLong((long) value)),
          plain(double.class, Double.class, DOUBLE, (out, value) -> out.addDouble((double) value)),
          plain(
              boolean.class,
              Boolean.class,
              BOOLEAN,
              (out, value) -> out.addBoolean((boolean) value)));

  static final ColumnType DOUBLES = ofValues(double.class).orElseThrow();

  static Optional<ColumnType> of(Class<?> type) {
    return type.isEnum() ? Optional.of(ofWords(type)) : ofValues(type);
  }

  private static Optional<ColumnType> ofValues(Class<?> type) {
    return ALL.stream().filter(each -> each.classes.contains(type)).findFirst();
  }

  /** The constants of an enum as text, in lower case. */
  private static ColumnType ofWords(Class<?> type) {
    Map<String, Object> byWord = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      byWord.put(Identity.lower((Enum<?>) constant), constant);
    }
    return new ColumnType(
        List.of(type),
        BINARY,
        Optional.of(stringType()),
        (out, value) -> out.addBinary(Binary.fromString(Identity.lower((Enum<?>) value))),
        stored -> {
          String word = ((Binary) stored).toStringUsingUTF8();
          if (!byWord.containsKey(word)) {
            throw new UnknownWordException(word, byWord.keySet());
          }
          return byWord.get(word);
        });
  }

  private static ColumnType plain(
      Class<?> primitive,
      Class<?> boxed,
      PrimitiveTypeName stored,
      BiConsumer<RecordConsumer, Object> write) {
    return new ColumnType(
        List.of(primitive, boxed), stored, Optional.empty(), write, Function.identity());
  }

  private static long micros(Instant time) {
    long whole = Math.multiplyExact(time.getEpochSecond(), MICROS_PER_SECOND);
    return Math.addExact(whole, time.getNano() / NANOS_PER_MICRO);
  }

  private static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS_PER_SECOND),
        Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
  }
}
