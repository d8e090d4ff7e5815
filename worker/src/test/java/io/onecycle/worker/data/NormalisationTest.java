package io.onecycle.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.data.builtin.InstalledFashionMnist;
import io.onecycle.worker.data.catalog.DataCatalog;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NormalisationTest {

  /** Two images of two channels of 1×2: first channel 0, 10, 20, 30, second all 255. */
  private static final Examples TWO =
      Examples.images(2, 1, 2, 1, new byte[] {0, 10, -1, -1, 20, 30, -1, -1}, new byte[2]);

  @Test
  void takesMeanAndDeviationOfEachChannel() {
    Normalisation normalisation = Normalisation.of(TWO);
    assertThat(normalisation.mean().get(0)).isEqualTo(15 / 255.0);
    assertThat(normalisation.sd().get(0)).isCloseTo(Math.sqrt(125) / 255, within(1e-16));
  }

  @Test
  void aChannelWithoutVariationIsOnlyCentred() {
    Normalisation normalisation = Normalisation.of(TWO);
    assertThat(normalisation.mean().get(1)).isEqualTo(1.0);
    assertThat(normalisation.sd().get(1)).isEqualTo(1.0);
    assertThat(normalisation.tables(2)[1][255]).isZero();
  }

  @Test
  void countsOnlyTheGivenImages() {
    assertThat(Normalisation.of(TWO, new int[] {1}).mean().get(0)).isEqualTo(25 / 255.0);
  }

  @Test
  void unitDividesBy255InEveryChannel() {
    for (float[] table : Normalisation.UNIT.tables(3)) {
      for (int level = 0; level < 256; level++) {
        assertThat(table[level]).isEqualTo(level / 255f);
      }
    }
  }

  @Test
  void whatItWasTakenFromComesOutWithMean0AndDeviation1() {
    Examples images = TinyImages.noise(50, 3, 4, 5, 2);
    float[][] tables = Normalisation.of(images).tables(3);
    for (int channel = 0; channel < 3; channel++) {
      double sum = 0;
      double squares = 0;
      for (int image = 0; image < 50; image++) {
        for (int i = 0; i < 20; i++) {
          double value = tables[channel][(int) images.input(image, channel * 20 + i)];
          sum += value;
          squares += value * value;
        }
      }
      assertThat(sum / 1000).isCloseTo(0, within(1e-6));
      assertThat(squares / 1000).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void fashionMnistHasItsPublishedMeanAndDeviationWhereItIsInstalled() throws IOException {
    InstalledFashionMnist.assume();
    Normalisation normalisation =
        Normalisation.of(
            DataCatalog.shared().load(BuiltInData.FASHION_MNIST, Optional.empty()).train());
    assertThat(normalisation.mean().get(0)).isCloseTo(0.2860, within(5e-5));
    assertThat(normalisation.sd().get(0)).isCloseTo(0.3530, within(5e-5));
  }

  @Test
  void refusesADeviationOfNothing() {
    assertThatThrownBy(() -> new Normalisation(List.of(0.5), List.of(0.0)))
        .hasMessage("Invalid sd: 0.0, expected a number above 0");
  }

  @Test
  void refusesOtherThanOneMeanPerChannel() {
    Normalisation two = new Normalisation(List.of(0.5, 0.4), List.of(0.1, 0.1));
    assertThatThrownBy(() -> two.tables(3))
        .hasMessage(
            "Invalid mean: [0.5, 0.4], expected one value, or one for each of the 3 channels");
  }
}
