package io.onecycle.worker.model.own.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.model.own.Nets;
import io.onecycle.worker.model.own.rules.FaultyModelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;

class SavedModelTest {

  @Test
  void readsTheWeightsThatModelSerializerWrites() {
    ComputationGraph graph = new ComputationGraph(Nets.graph());
    graph.init();
    assertThat(SavedModel.read(Nets.saved(graph)).weights().orElseThrow())
        .containsExactly(graph.params().toFloatVector());
    MultiLayerNetwork stack = new MultiLayerNetwork(Nets.stack());
    stack.init();
    assertThat(SavedModel.read(Nets.saved(stack)).weights().orElseThrow())
        .containsExactly(stack.params().toFloatVector());
  }

  @Test
  void doesNotLookAtSerialisedObjects() throws IOException {
    byte[] json = Nets.json(Nets.graph());
    ComputationGraph graph = new ComputationGraph(Nets.graph());
    graph.init();
    byte[] weights = entry(Nets.saved(graph), "coefficients.bin");
    byte[] file =
        zip(
            Map.of(
                "preprocessor.bin",
                new byte[] {1},
                "configuration.json",
                json,
                "coefficients.bin",
                weights,
                "normalizer.bin",
                new byte[] {1}));
    assertThat(SavedModel.read(file).weights()).isPresent();
  }

  @Test
  void refusesArchivesThatLackAPart() throws IOException {
    byte[] json = Nets.json(Nets.graph());
    refuses(zip(Map.of("coefficients.bin", json)), "has no configuration.json");
    refuses(zip(Map.of("configuration.json", json)), "has no coefficients.bin");
    refuses(zip(Map.of("../configuration.json", json)), "has no configuration.json");
  }

  @Test
  void refusesWhatUnpacksToTooMuch() throws IOException {
    byte[] json = Nets.json(Nets.graph());
    byte[] bomb = new byte[64 << 20];
    refuses(zip(Map.of("configuration.json", bomb)), "to more than 16777216 bytes");
    byte[] both = zip(Map.of("configuration.json", json, "coefficients.bin", bomb));
    assertThat(both.length).isLessThan(1 << 20);
    refuses(both, "unpacks coefficients.bin to more than");
  }

  @Test
  void refusesWeightsOfAnotherNetwork() throws IOException {
    MultiLayerNetwork other = new MultiLayerNetwork(Nets.regression(4, 2));
    other.init();
    byte[] weights = entry(Nets.saved(other), "coefficients.bin");
    byte[] file =
        zip(Map.of("configuration.json", Nets.json(Nets.graph()), "coefficients.bin", weights));
    refuses(file, "has 114 parameters, expected 1974");
  }

  @Test
  void whateverIsDamagedInAnArchiveItIsReadOrRefused() {
    MultiLayerNetwork network = new MultiLayerNetwork(Nets.regression(4, 2));
    network.init();
    byte[] good = Nets.saved(network);
    SplittableRandom random = new SplittableRandom(1);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] bad =
          Arrays.copyOf(good, i % 3 == 0 ? 4 + random.nextInt(good.length - 4) : good.length);
      bad[4 + random.nextInt(bad.length - 4)] = (byte) random.nextInt();
      try {
        SavedModel.read(bad);
      } catch (FaultyModelException e) {
        refused++;
        assertThat(e.getMessage()).contains("expected");
      }
    }
    assertThat(refused).isGreaterThan(100);
  }

  private static void refuses(byte[] file, String words) {
    assertThatThrownBy(() -> SavedModel.read(file))
        .isInstanceOf(FaultyModelException.class)
        .hasMessageContaining(words);
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] entry(byte[] file, String name) throws IOException {
    try (var zip = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return zip.readAllBytes();
        }
      }
    }
    throw new IOException(name);
  }
}
