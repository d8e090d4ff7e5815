package io.onecycle.worker.model.own.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.LayerGroups;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.model.own.Nets;
import io.onecycle.worker.model.own.OwnNetworks;
import io.onecycle.worker.model.own.rules.FaultyModelException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Networks of ten classes as older versions of Deeplearning4j saved them, and what those versions
 * gave for three examples whose number {@code i} is {@code sin(0.37 i) / 2 + 0.5}: two dense
 * layers, the first with dropout; a convolution, batch normalisation, ReLU, a pool, a dense layer;
 * a graph of two dense layers, their sum, and that beside the first.
 */
class OldVersionsTest {

  static Stream<String> files() {
    return Stream.of("0.7.2", "0.9.1", "1.0.0-alpha", "1.0.0-beta", "1.0.0-beta3")
        .flatMap(version -> Stream.of("mlp", "cnn", "graph").map(net -> version + "-" + net));
  }

  @ParameterizedTest
  @MethodSource("files")
  void computesWhatItsVersionComputed(String file) {
    int inputs = file.endsWith("cnn") ? 64 : 16;
    SavedModel saved = SavedModel.read(bytes(file + ".zip"));
    ComputationGraph network = new ComputationGraph(saved.configuration());
    network.init(Nd4j.createFromArray(saved.weights().orElseThrow()).reshape(1, -1), false);
    float[] found = network.outputSingle(examples(inputs)).dup('c').data().asFloat();
    double[] expected =
        new String(bytes(file + ".txt"), StandardCharsets.UTF_8)
            .lines()
            .mapToDouble(Double::parseDouble)
            .toArray();
    assertThat(found).hasSize(expected.length);
    for (int i = 0; i < found.length; i++) {
      assertThat((double) found[i]).as("output %d", i).isCloseTo(expected[i], within(1e-5));
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void keepsTheRulesOfASweep(String file) {
    Shape shape = file.endsWith("cnn") ? new Shape(1, 8, 8) : Shape.features(16);
    Examples examples =
        shape.height() > 1
            ? Examples.images(1, 8, 8, 10, new byte[0], new byte[0])
            : Examples.features(shape, new float[0], 10, new int[0]);
    var own = Nets.provided(bytes(file + ".zip"), false, LayerGroups.ONE);
    assertThat(OwnNetworks.of(own, Optional.of(examples)).groups()).isNotEmpty();
  }

  @Test
  void aLayerThatIsNotDeeplearning4jsOwnIsRefused() throws IOException {
    byte[] zip = bytes("0.9.1-mlp.zip");
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      ZipEntry entry = in.getNextEntry();
      while (!entry.getName().equals(SavedModel.CONFIGURATION)) {
        entry = in.getNextEntry();
      }
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      byte[] other = json.replace("\"dense\"", "\"denseish\"").getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(() -> SavedModel.read(other))
          .isInstanceOf(FaultyModelException.class)
          .hasMessageContaining("of versions before 1.0.0-beta");
    }
  }

  private static INDArray examples(int inputs) {
    float[] numbers = new float[3 * inputs];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) Math.sin(i * 0.37) * 0.5f + 0.5f;
    }
    return Nd4j.createFromArray(numbers).reshape(3, inputs);
  }

  private static byte[] bytes(String file) {
    try (InputStream in = OldVersionsTest.class.getResourceAsStream("versions/" + file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
