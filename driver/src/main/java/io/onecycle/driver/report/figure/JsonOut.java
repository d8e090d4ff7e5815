package io.onecycle.driver.report.figure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** JSON whose numbers have no more digits than a figure can show. */
final class JsonOut {

  private static final MathContext CURVE = new MathContext(5);
  private static final MathContext SCORE = new MathContext(8);

  /** Writes one thing. */
  interface Writer<T> {
    void write(T thing) throws IOException;
  }

  private final StringWriter out = new StringWriter();
  private final JsonGenerator json;

  JsonOut() throws IOException {
    json = new JsonFactory().createGenerator(out);
  }

  /** All that was written. */
  String text() throws IOException {
    json.close();
    return out.toString();
  }

  void object(Writer<JsonOut> content) throws IOException {
    json.writeStartObject();
    content.write(this);
    json.writeEndObject();
  }

  void object(String name, Writer<JsonOut> content) throws IOException {
    json.writeFieldName(name);
    object(content);
  }

  /** An object for each of them. */
  <T> void objects(String name, Collection<T> all, Writer<T> content) throws IOException {
    json.writeArrayFieldStart(name);
    for (T one : all) {
      object(it -> content.write(one));
    }
    json.writeEndArray();
  }

  void text(String name, String value) throws IOException {
    json.writeStringField(name, value);
  }

  void texts(String name, Collection<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  void flag(String name, boolean value) throws IOException {
    json.writeBooleanField(name, value);
  }

  void count(String name, long value) throws IOException {
    json.writeNumberField(name, value);
  }

  /** Eight digits; null where there is none that is finite. */
  void score(String name, Optional<Double> value) throws IOException {
    json.writeFieldName(name);
    number(value.orElse(Double.NaN), SCORE);
  }

  /** Five digits each: more than a screen can show. What is not a number is a gap. */
  <T> void curve(String name, Collection<T> rows, Function<T, Double> value) throws IOException {
    json.writeArrayFieldStart(name);
    for (T row : rows) {
      number(value.apply(row), CURVE);
    }
    json.writeEndArray();
  }

  private void number(double value, MathContext digits) throws IOException {
    if (!Double.isFinite(value)) {
      json.writeNull();
    } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      // Iterations are whole and exact.
      json.writeNumber((long) value);
    } else {
      json.writeNumber(new BigDecimal(value).round(digits).stripTrailingZeros().toString());
    }
  }
}
