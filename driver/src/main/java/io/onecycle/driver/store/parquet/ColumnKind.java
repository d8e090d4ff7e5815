package io.onecycle.driver.store.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.listType;
import static org.apache.parquet.schema.Type.Repetition.OPTIONAL;
import static org.apache.parquet.schema.Type.Repetition.REQUIRED;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** What the cells of a column are, and how Parquet keeps them. */
sealed interface ColumnKind {

  Type schema(String name, boolean optional);

  /** What it is called where columns are listed. */
  String word();

  /** Whether a file's column of this schema can be read as this. */
  boolean canRead(Type stored);

  void write(Object value, RecordConsumer out);

  /** Hands over what Parquet's reader finds in a cell. */
  Converter converter(Consumer<Object> cell);

  /** One value. */
  record Single(ColumnType type) implements ColumnKind {

    @Override
    public Type schema(String name, boolean optional) {
      Types.PrimitiveBuilder<PrimitiveType> schema =
          Types.primitive(type.stored(), optional ? OPTIONAL : REQUIRED);
      return type.meaning().map(schema::as).orElse(schema).named(name);
    }

    @Override
    public String word() {
      return switch (type.stored()) {
        case BINARY -> "text";
        case INT32 -> "int";
        case INT64 -> type.meaning().isPresent() ? "timestamp" : "long";
        default -> type.stored().name().toLowerCase(Locale.ROOT);
      };
    }

    @Override
    public boolean canRead(Type stored) {
      return stored.isPrimitive()
          && stored.asPrimitiveType().getPrimitiveTypeName() == type.stored()
          && Optional.ofNullable(stored.getLogicalTypeAnnotation()).equals(type.meaning());
    }

    @Override
    public void write(Object value, RecordConsumer out) {
      type.write().accept(out, value);
    }

    @Override
    public Converter converter(Consumer<Object> cell) {
      return new ValueConverter(stored -> cell.accept(type.read().apply(stored)));
    }
  }

  /** A list of values, in Parquet's usual three levels. */
  record Several(ColumnType type) implements ColumnKind {

    private static final String REPEATED = "list";
    private static final String ELEMENT = "element";

    @Override
    public String word() {
      return "list of " + new Single(type).word();
    }

    @Override
    public Type schema(String name, boolean optional) {
      return Types.list(optional ? OPTIONAL : REQUIRED)
          .element(new Single(type).schema(ELEMENT, false))
          .named(name);
    }

    @Override
    public boolean canRead(Type stored) {
      return !stored.isPrimitive()
          && listType().equals(stored.getLogicalTypeAnnotation())
          && schema(stored.getName(), true)
              .asGroupType()
              .getFields()
              .equals(stored.asGroupType().getFields());
    }

    @Override
    public void write(Object value, RecordConsumer out) {
      out.startGroup();
      // Parquet takes no field without values.
      if (!((List<?>) value).isEmpty()) {
        writeAll((List<?>) value, out);
      }
      out.endGroup();
    }

    private void writeAll(List<?> values, RecordConsumer out) {
      out.startField(REPEATED, 0);
      for (Object each : values) {
        out.startGroup();
        out.startField(ELEMENT, 0);
        type.write().accept(out, each);
        out.endField(ELEMENT, 0);
        out.endGroup();
      }
      out.endField(REPEATED, 0);
    }

    @Override
    public Converter converter(Consumer<Object> cell) {
      return new ListConverter(stored -> type.read().apply(stored), cell);
    }
  }
}
