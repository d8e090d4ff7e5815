package io.onecycle.worker.model.own.saved;

import io.onecycle.worker.model.own.rules.FaultyModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.nd4j.shade.jackson.core.JsonFactory;
import org.nd4j.shade.jackson.core.JsonParser;
import org.nd4j.shade.jackson.core.JsonToken;

/**
 * Reads Deeplearning4j's JSON. What a file says is looked through before Deeplearning4j's mapper
 * sees it: no class is loaded but configuration, and a file can be neither huge nor deep.
 */
final class ConfigurationJson {

  static final int MAX_BYTES = 16 << 20;

  private static final int MAX_DEPTH = 64;
  private static final int MAX_TOKENS = 2_000_000;
  private static final String SUBJECT = "the configuration";
  private static final String EXPECTED =
      "the JSON of a MultiLayerConfiguration or a ComputationGraphConfiguration";

  /** The names that Deeplearning4j gives the field that says which class it is. */
  private static final Set<String> TYPE_FIELDS = Set.of("@class", "type");

  /** Before 0.9.2; of a graph, Deeplearning4j now takes it for dropout that retains nothing. */
  private static final Pattern OLD_WORD_FOR_NO_DROPOUT =
      Pattern.compile("\"dropOut\"\\s*:\\s*0(\\.0)?\\s*,");

  private static final JsonFactory STRICT =
      new JsonFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private ConfigurationJson() {}

  /**
   * Reads a graph; a stack of layers becomes one. Of versions before 1.0.0-beta, whose files say
   * {@code dense} where later ones name a class, Deeplearning4j's own layers are read.
   *
   * @throws FaultyModelException if it is no such JSON, or names another class than configuration
   */
  static ComputationGraphConfiguration read(byte[] bytes) {
    String json = OLD_WORD_FOR_NO_DROPOUT.matcher(text(bytes)).replaceAll("");
    Set<String> top = checked(json);
    try {
      if (top.contains("confs")) {
        return StackedLayers.asGraph(MultiLayerConfiguration.fromJson(json));
      }
      if (top.contains("vertices")) {
        return requireWhole(ComputationGraphConfiguration.fromJson(json));
      }
    } catch (LinkageError e) {
      throw notRead(e);
    } catch (FaultyModelException e) {
      throw e;
    } catch (RuntimeException e) {
      // Deeplearning4j's constructors refuse values with whatever they please.
      throw notRead(e);
    }
    throw new FaultyModelException(SUBJECT, "has neither confs nor vertices", EXPECTED);
  }

  private static String text(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new FaultyModelException(
          SUBJECT, "is of " + bytes.length + " bytes", "at most " + MAX_BYTES);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new FaultyModelException(SUBJECT, "is not in UTF-8", EXPECTED);
    }
  }

  /** The fields at the top; every class named anywhere below is known. */
  private static Set<String> checked(String json) {
    Set<String> top = new LinkedHashSet<>();
    Set<String> foreign = new LinkedHashSet<>();
    try (JsonParser parser = STRICT.createParser(json)) {
      int depth = 0;
      int tokens = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (depth > MAX_DEPTH || ++tokens > MAX_TOKENS) {
          throw new FaultyModelException(
              SUBJECT, "is nested too deep or too long", "at most " + MAX_DEPTH + " levels");
        }
        if (token == JsonToken.FIELD_NAME && depth == 1) {
          top.add(parser.currentName());
        }
        if (token == JsonToken.VALUE_STRING && namesForeignClass(parser)) {
          foreign.add(parser.getText());
        }
      }
    } catch (IOException e) {
      throw notRead(e);
    }
    if (!foreign.isEmpty()) {
      throw new FaultyModelException(
          SUBJECT,
          "names the classes " + shortened(foreign.toString()),
          "Deeplearning4j's own layers, activations and other configuration; for others, name a"
              + " class of your own in the sweep: {class: …}");
    }
    return top;
  }

  private static boolean namesForeignClass(JsonParser parser) throws IOException {
    String field = parser.currentName();
    return field != null
        && TYPE_FIELDS.contains(field)
        && (field.equals("@class") || parser.getText().indexOf('.') >= 0)
        && !KnownClasses.contains(parser.getText());
  }

  private static ComputationGraphConfiguration requireWhole(ComputationGraphConfiguration graph) {
    boolean whole =
        graph.getVertices() != null
            && graph.getVertexInputs() != null
            && graph.getNetworkInputs() != null
            && graph.getNetworkOutputs() != null
            && graph.getDefaultConfiguration() != null
            && graph.getVertexInputs().keySet().equals(graph.getVertices().keySet());
    if (!whole) {
      throw new FaultyModelException(SUBJECT, "is incomplete", EXPECTED);
    }
    return graph;
  }

  private static FaultyModelException notRead(Throwable cause) {
    if (String.valueOf(cause.getMessage()).contains("JSON format")) {
      return new FaultyModelException(
          SUBJECT,
          "has a layer, vertex or preprocessor of versions before 1.0.0-beta that is not"
              + " Deeplearning4j's own",
          "one saved again by 1.0.0-beta to 1.0.0-beta4, or Deeplearning4j's own");
    }
    Throwable inner = cause;
    // Deeplearning4j wraps what its mapper says.
    while (inner.getCause() != null && inner instanceof RuntimeException) {
      inner = inner.getCause();
    }
    String reason = String.valueOf(inner.getMessage()).lines().findFirst().orElse("");
    FaultyModelException fault =
        new FaultyModelException(SUBJECT, "cannot be read: " + shortened(reason), EXPECTED);
    fault.initCause(cause);
    return fault;
  }

  private static String shortened(String text) {
    return text.length() <= 300 ? text : text.substring(0, 300) + "…";
  }
}
