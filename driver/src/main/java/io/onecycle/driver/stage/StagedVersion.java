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

  private static final ObjectMapper JSON = new ObjectMapper();

  private StagedVersion() {}

  /** The file. */
  static byte[] encode(DataSpec.Own data) {
    ObjectNode json = JSON.createObjectNode();
    json.put("label", data.label());
    json.put("version", data.version());
    json.put("train_examples", data.trainExamples());
    json.put("validation_examples", data.validationExamples());
    json.put("location", data.location());
    return json.toPrettyString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** The sweep with its data staged as it was last run; as it is where it was not. */
  public static SweepSpec resolve(SweepSpec spec, Optional<byte[]> file) {
    return spec.data() instanceof DataSpec.Unstaged && file.isPresent()
        ? spec.withData(decode(file.get()))
        : spec;
  }

  private static DataSpec.Own decode(byte[] file) {
    try {
      JsonNode json = JSON.readTree(file);
      return new DataSpec.Own(
          json.path("label").asText(),
          json.path("version").asText(),
          json.path("train_examples").asInt(),
          // Missing where it was written before there were any.
          json.path("validation_examples").asInt(0),
          json.path("location").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read data.json of the results: " + e.getMessage() + "; run the sweep again", e);
    }
  }
}
