package io.onecycle.driver.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.DataSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Which version a sweep was last run on: {@code data.json} of its results. */
public final class StagedVersion {

  private static final String VERSION = "version";
  private static final String CONTENT = "content";
  private static final ObjectMapper JSON = new ObjectMapper();

  private StagedVersion() {}

  /** The file. */
  static byte[] encode(DataSpec.Own data) {
    ObjectNode json = JSON.createObjectNode();
    json.put("label", data.label());
    json.put(VERSION, data.version());
    json.put("train_examples", data.trainExamples());
    json.put("validation_examples", data.validationExamples());
    json.put("location", data.location());
    return json.toPrettyString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** The file, of a built-in set that is known by its content. */
  static byte[] encode(DataSpec.BuiltIn data) {
    ObjectNode json = JSON.createObjectNode();
    json.put("label", data.name());
    json.put(CONTENT, data.known());
    return json.toPrettyString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** The sweep with its data as it was when it was last run; as it is where that is not known. */
  public static SweepSpec resolve(SweepSpec spec, Optional<byte[]> file) {
    if (spec.data() instanceof DataSpec.BuiltIn builtIn && !builtIn.isKnown()) {
      return file.flatMap(bytes -> known(builtIn, bytes)).map(spec::withContent).orElse(spec);
    }
    // The folder may have held a sweep of a built-in set before.
    return spec.data() instanceof DataSpec.Unstaged
        ? file.filter(bytes -> read(bytes).has(VERSION))
            .map(bytes -> spec.withData(decode(bytes)))
            .orElse(spec)
        : spec;
  }

  /** Empty where the file is of other data: the sweep named another set then. */
  private static Optional<DataSpec.BuiltIn> known(DataSpec.BuiltIn data, byte[] file) {
    JsonNode json = read(file);
    String content = json.path(CONTENT).asText();
    return json.path("label").asText().equals(data.name()) && !content.isBlank()
        ? Optional.of(new DataSpec.BuiltIn(data.name(), content))
        : Optional.empty();
  }

  private static DataSpec.Own decode(byte[] file) {
    JsonNode json = read(file);
    return new DataSpec.Own(
        json.path("label").asText(),
        json.path(VERSION).asText(),
        json.path("train_examples").asInt(),
        // Missing where it was written before there were any.
        json.path("validation_examples").asInt(0),
        json.path("location").asText());
  }

  private static JsonNode read(byte[] file) {
    try {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read data.json of the results: " + e.getMessage() + "; run the sweep again", e);
    }
  }
}
