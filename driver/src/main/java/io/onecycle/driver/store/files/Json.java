package io.onecycle.driver.store.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Marks of a run as JSON: keys in snake case, times in ISO 8601. */
public final class Json {

  // Jackson's own module for times is not among what every Spark installation has.
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantParser()))
          .build();

  private Json() {}

  public static byte[] encode(Record value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot encode " + value, e);
    }
  }

  /** For people too. */
  public static byte[] encodeIndented(Record value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot encode " + value, e);
    }
  }

  public static <T extends Record> T decode(byte[] json, Class<T> type) throws IOException {
    return MAPPER.readValue(json, type);
  }

  /** The same; what the text leaves out is as in {@code defaults}. */
  public static <T extends Record> T decode(byte[] json, Class<T> type, T defaults)
      throws IOException {
    try {
      T whole = MAPPER.readValue(json, type);
      if (whole != null) {
        return whole;
      }
    } catch (MismatchedInputException e) {
      // It may leave something out.
    }
    ObjectNode whole = MAPPER.valueToTree(defaults);
    if (!(MAPPER.readTree(json) instanceof ObjectNode told)) {
      throw new IOException("no JSON object");
    }
    whole.setAll(told);
    return MAPPER.treeToValue(whole, type);
  }

  /** Why a text could not be decoded, in a line. */
  public static String reason(IOException e) {
    return e.getMessage().lines().findFirst().orElse("");
  }

  private static final class InstantParser extends StdDeserializer<Instant> {

    InstantParser() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = parser.getText();
      try {
        return Instant.parse(text);
      } catch (DateTimeParseException e) {
        return (Instant)
            context.handleWeirdStringValue(Instant.class, text, "expected an ISO 8601 time");
      }
    }
  }
}
