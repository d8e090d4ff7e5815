package io.onecycle.driver.stage.part;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onecycle.driver.store.files.ResultFiles;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.data.ChannelMoments;
import io.onecycle.worker.data.staged.Kind;
import io.onecycle.worker.data.staged.StagedData;
import io.onecycle.worker.data.staged.StagedPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a folder of staged data holds: {@code manifest.json}, written last.
 *
 * @param version hexadecimal digits that the content determines
 * @param format that it was read from
 * @param source where it was read from
 * @param channels of an example, or features
 * @param height in pixels; 1 of features
 * @param width in pixels; 1 of features
 * @param inputs {@code bytes} of pixels or {@code float32}
 * @param task {@code classification} or {@code regression}
 * @param outputs classes, or numbers
 * @param trainExamples to learn from, before any are held out for validation
 * @param validationExamples to validate on, where the source has some set apart; else 0
 * @param testExamples to test on
 * @param testShare the share of all parts that is the test set; 0 where {@code test} is
 * @param columns names of inputs and targets, where the source has some
 * @param inputMean of each channel over what {@code train} holds; pixels count from 0 to 255
 * @param inputSd of the population, likewise
 * @param origin what of the source became what
 * @param train parts to learn from
 * @param validation parts to validate on; none where the source sets none apart
 * @param test parts to test on
 * @param table how rows become numbers, where the source is a table
 */
public record Manifest(
    String version,
    String format,
    String source,
    int channels,
    int height,
    int width,
    String inputs,
    String task,
    int outputs,
    int trainExamples,
    int validationExamples,
    int testExamples,
    double testShare,
    Columns columns,
    List<Double> inputMean,
    List<Double> inputSd,
    Origin origin,
    List<StagedPart> train,
    List<StagedPart> validation,
    List<StagedPart> test,
    TableEncoding table) {

  public static final String NAME = "manifest.json";

  private static final int DIGITS = 16;
  private static final String BYTES = "bytes";
  private static final String CLASSES = "classification";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  /**
   * Names of what inputs and outputs are.
   *
   * @param features in the order of inputs; a category as {@code column=value}
   * @param targets columns that are learnt
   * @param classes in the order of outputs
   * @param leftOut columns that are not used, as they do not hold numbers
   */
  public record Columns(
      List<String> features, List<String> targets, List<String> classes, List<String> leftOut) {}

  /** That of parts, in their order. */
  static Manifest of(
      String format,
      String source,
      Columns columns,
      TableEncoding table,
      Origin origin,
      List<PartOutcome.Written> train,
      List<PartOutcome.Written> validation,
      List<PartOutcome.Written> test,
      Optional<Double> testShare) {
    Kind kind = train.get(0).kind();
    List<StagedPart> trainParts = parts(train);
    List<StagedPart> validationParts = parts(validation);
    List<StagedPart> testParts = parts(test);
    int all = count(trainParts);
    int learnt = StagedData.trainExamples(all, testShare);
    int tested = Math.addExact(all - learnt, count(testParts));
    List<ChannelMoments> moments = new java.util.ArrayList<>();
    for (int channel = 0; channel < kind.shape().channels(); channel++) {
      int which = channel;
      moments.add(
          ChannelMoments.together(train.stream().map(one -> one.moments().get(which)).toList()));
    }
    return new Manifest(
        version(kind, trainParts, validationParts, testParts, testShare, table.trace()),
        format,
        source,
        kind.shape().channels(),
        kind.shape().height(),
        kind.shape().width(),
        kind.isPixels() ? BYTES : "float32",
        kind.isClasses() ? CLASSES : "regression",
        kind.outputs(),
        learnt,
        count(validationParts),
        tested,
        testShare.orElse(0.0),
        columns,
        moments.stream().map(ChannelMoments::mean).toList(),
        moments.stream().map(ChannelMoments::deviation).toList(),
        origin,
        trainParts,
        validationParts,
        testParts,
        table);
  }

  private static List<StagedPart> parts(List<PartOutcome.Written> written) {
    return written.stream().flatMap(one -> one.parts().stream()).toList();
  }

  private static int count(List<StagedPart> parts) {
    return parts.stream().mapToInt(StagedPart::count).reduce(0, Math::addExact);
  }

  /** Of all that results depend on, and nothing else: not of names, places or times. */
  private static String version(
      Kind kind,
      List<StagedPart> train,
      List<StagedPart> validation,
      List<StagedPart> test,
      Optional<Double> testShare,
      String table) {
    StringBuilder text = new StringBuilder("1;" + kind + ";" + testShare);
    train.forEach(part -> text.append(";train=").append(part.sha256()));
    validation.forEach(part -> text.append(";validation=").append(part.sha256()));
    test.forEach(part -> text.append(";test=").append(part.sha256()));
    text.append(table);
    byte[] bytes = text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return StagedPart.sha256(bytes).substring(0, DIGITS);
  }

  /** That of a folder; empty if nothing, or only half of something, is staged there. */
  public static Optional<Manifest> read(ResultFiles folder) {
    return folder
        .read(NAME)
        .map(
            json -> {
              try {
                return JSON.treeToValue(complete(JSON.readTree(json)), Manifest.class);
              } catch (IOException e) {
                throw new UncheckedIOException(
                    "Cannot read %s/%s: %s; delete it and run again"
                        .formatted(
                            folder.root(), NAME, e.getMessage().lines().findFirst().orElse("")),
                    e);
              }
            });
  }

  /** With what those that were written before there was a third set say of it. */
  private static JsonNode complete(JsonNode json) {
    if (json instanceof ObjectNode manifest && !manifest.has("validation")) {
      manifest.put("validation_examples", 0);
      manifest.putArray("validation");
      manifest.set("origin", JSON.valueToTree(Origin.UNKNOWN));
    }
    if (json.get("origin") instanceof ObjectNode origin && !origin.has("repeats")) {
      origin.set("repeats", JSON.valueToTree(Repeats.NONE));
    }
    if (json instanceof ObjectNode manifest && !manifest.has("table")) {
      manifest.set("table", JSON.valueToTree(TableEncoding.NONE));
    }
    return json;
  }

  public void write(ResultFiles folder) {
    folder.put(NAME, json());
  }

  byte[] json() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot encode " + NAME, e);
    }
  }

  /** Of its examples. */
  public Kind kind() {
    return new Kind(
        new Shape(channels, height, width), inputs.equals(BYTES), task.equals(CLASSES), outputs);
  }

  /** What classes are called, by their number where they have no names; or targets. */
  public List<String> outputNames() {
    List<String> names = task.equals(CLASSES) ? columns.classes() : columns.targets();
    return names.size() == outputs
        ? names
        : java.util.stream.IntStream.range(0, outputs).mapToObj(String::valueOf).toList();
  }

  /** The data set in files of this machine. */
  public StagedData in(Path folder) {
    return new StagedData(
        folder,
        kind(),
        train,
        validation,
        test,
        Optional.of(testShare).filter(share -> share > 0),
        table
            .representation()
            .naming(task.equals(CLASSES) ? columns.classes() : columns.targets()));
  }
}
