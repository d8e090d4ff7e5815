package io.onecycle.worker.model.own.saved;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.api.LayerGroups;
import io.onecycle.worker.model.own.Nets;
import io.onecycle.worker.model.own.rules.FaultyModelException;
import io.onecycle.worker.model.own.rules.InputForm;
import io.onecycle.worker.model.own.rules.OwnNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A Sequential model as Keras 2.4 saves it: a convolution of four 5×5 windows, a pool, a dense
 * layer of 12, a softmax of 10; the last biases are 0, 0.01, 0.02 and so on.
 */
public class KerasFileTest {

  @Test
  void becomesAnArchiveWithTheSameWeightsAndALoss() throws IOException {
    byte[] archive = KerasFile.converted(file());
    SavedModel model = SavedModel.read(archive);
    float[] weights = model.weights().orElseThrow();
    assertThat(weights).hasSize(5 * 5 * 4 + 4 + 144 * 12 + 12 + 12 * 10 + 10);
    assertThat(Arrays.copyOfRange(weights, weights.length - 3, weights.length))
        .containsExactly(0.07f, 0.08f, 0.09f);
    OwnNetwork network =
        OwnNetwork.of("net", model.configuration(), LayerGroups.ONE, Optional.of(Nets.IMAGES));
    assertThat(network.groups()).containsOnlyKeys("conv", "pool", "hidden", "predictions");
    assertThat(InputForm.of(network.configuration())).isEqualTo(InputForm.CHANNELS_LAST);
    assertThat(KerasFile.converted(file())).as("converted again").isEqualTo(archive);
  }

  @Test
  void whatIsNoKerasFileIsOneClearError() throws IOException {
    assertThatThrownBy(() -> KerasFile.converted("no HDF5".getBytes(UTF_8)))
        .hasMessageContaining("the Keras file cannot be read")
        .hasMessageContaining("expected a Sequential or functional model");
    byte[] half = Arrays.copyOf(file(), 9_000);
    assertThatThrownBy(() -> KerasFile.converted(half))
        .isInstanceOf(FaultyModelException.class)
        .hasMessageContaining("expected");
  }

  @Test
  void anImporterThatDoesNotEndIsEnded() {
    ImporterProcess hasty = new ImporterProcess(Duration.ofMillis(1), 256);
    assertThatThrownBy(() -> KerasFile.converted(file(), hasty))
        .isInstanceOf(FaultyModelException.class)
        .hasMessageContaining("is not read within");
  }

  @Test
  void anImporterThatDiesTakesNothingWithIt() {
    ImporterProcess cramped = new ImporterProcess(Duration.ofMinutes(2), 8);
    assertThatThrownBy(() -> KerasFile.converted(file(), cramped))
        .isInstanceOf(FaultyModelException.class)
        .hasMessageContaining("brings its importer down (exit code ");
  }

  @Test
  void withoutTheImporterSaysWhatToAdd() throws Exception {
    URL[] without =
        Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
            .filter(entry -> !entry.contains("modelimport"))
            .map(KerasFileTest::url)
            .toArray(URL[]::new);
    try (URLClassLoader loader =
        new URLClassLoader(without, ClassLoader.getPlatformClassLoader())) {
      var converted =
          loader.loadClass(KerasFile.class.getName()).getMethod("converted", byte[].class);
      assertThatThrownBy(() -> converted.invoke(null, (Object) file()))
          .cause()
          .hasMessageContaining("is not on the class path")
          .hasMessageContaining("--packages");
    }
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (java.net.MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Its bytes. */
  public static byte[] file() throws IOException {
    try (InputStream in = KerasFileTest.class.getResourceAsStream("keras-sequential.h5")) {
      return in.readAllBytes();
    }
  }
}
