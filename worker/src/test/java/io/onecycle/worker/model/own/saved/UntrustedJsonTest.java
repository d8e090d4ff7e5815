package io.onecycle.worker.model.own.saved;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.onecycle.worker.model.own.Nets;
import io.onecycle.worker.model.own.rules.FaultyModelException;
import io.onecycle.worker.model.own.rules.OwnNetwork;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UntrustedJsonTest {

  private static final String RELU = "org.nd4j.linalg.activations.impl.ActivationReLU";
  private static final String GADGET = "io.onecycle.worker.model.own.Gadget";

  @BeforeEach
  void forget() {
    System.clearProperty("gadget");
  }

  @Test
  void noClassOfAnotherPackageIsLoadedWhateverTypeItHas() {
    String armed = Nets.graph().toJson().replace(RELU, GADGET);
    assertThatThrownBy(() -> ConfigurationJson.read(armed.getBytes(UTF_8)))
        .hasMessageContaining("names the classes [" + GADGET + "]")
        .hasMessageContaining("{class: …}");
    assertThat(System.getProperty("gadget")).isNull();
    // And so it would be if Deeplearning4j itself read the file.
    assertThat(catchThrowable(() -> ComputationGraphConfiguration.fromJson(armed))).isNull();
    assertThat(System.getProperty("gadget")).isEqualTo("has run");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"vertices\": {\"@class\": \"java.util.HashMap\"}}",
        "{\"vertices\": {\"a\": {\"@class\": \"org.deeplearning4j.nn.conf.graph.x.Y\"}}}",
        "{\"vertices\": {\"a\": {\"dist\": {\"type\": \"javax.swing.JFrame\"}}}}",
        "{\"vertices\": {\"a\": {\"@class\": \"[Ljava.lang.String;\"}}}",
        "{\"vertices\": {\"a\": {\"@class\": \"org.deeplearning4j.nn.conf.layers.samediff.X\"}}}",
      })
  void refusesClassesByName(String json) {
    assertThatThrownBy(() -> ConfigurationJson.read(json.getBytes(UTF_8)))
        .hasMessageContaining("names the classes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"vertices\": 3}",
        "{\"vertices\": {}}",
        "{\"confs\": []}",
        "{\"confs\": [null]}",
        "{\"confs\": [{}]}",
        "{\"confs\": [], \"confs\": []}",
        "{\"vertices\": {\"a\": null}, \"vertexInputs\": {\"a\": []}, \"networkInputs\": []}",
        "PK",
        "{\"confs\": [",
      })
  void whatIsNoConfigurationIsOneClearError(String json) {
    assertThatThrownBy(() -> ConfigurationJson.read(json.getBytes(UTF_8)))
        .isInstanceOf(FaultyModelException.class)
        .hasMessageContaining("expected");
  }

  @Test
  void refusesWhatIsTooDeepOrTooLong() {
    assertThatThrownBy(() -> ConfigurationJson.read("[".repeat(100_000).getBytes(UTF_8)))
        .hasMessageContaining("nested too deep");
    assertThatThrownBy(() -> ConfigurationJson.read(new byte[ConfigurationJson.MAX_BYTES + 1]))
        .hasMessageContaining("expected at most");
    assertThatThrownBy(() -> ConfigurationJson.read(new byte[] {(byte) 0xff}))
        .hasMessageContaining("not in UTF-8");
  }

  @Test
  void whateverIsChangedInAFileItIsReadOrRefused() {
    byte[] good = Nets.json(Nets.graph());
    SplittableRandom random = new SplittableRandom(1);
    int refused = 0;
    for (int i = 0; i < 400; i++) {
      byte[] bad =
          java.util.Arrays.copyOf(good, i % 4 == 0 ? random.nextInt(good.length) : good.length);
      for (int k = 0; k < 1 + i % 3 && bad.length > 0; k++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(32, 127);
      }
      try {
        OwnNetwork.of(
            "net",
            SavedModel.read(bad).configuration(),
            io.onecycle.worker.api.LayerGroups.ONE,
            java.util.Optional.of(Nets.IMAGES));
      } catch (FaultyModelException e) {
        refused++;
        assertThat(e.getMessage()).contains("expected");
      }
    }
    assertThat(refused).isBetween(150, 400);
  }
}
