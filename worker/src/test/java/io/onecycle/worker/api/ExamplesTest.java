package io.onecycle.worker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.TinyImages;
import org.junit.jupiter.api.Test;

class ExamplesTest {

  @Test
  void bytesAreUnsigned() {
    Examples images = Examples.images(1, 1, 2, 256, new byte[] {0, -1}, new byte[] {-1});
    assertThat(images.input(0, 1)).isEqualTo(255);
    assertThat(images.label(0)).isEqualTo(255);
  }

  @Test
  void refusesPixelsThatDoNotMakeWholeImages() {
    assertThatThrownBy(() -> Examples.images(3, 2, 2, 10, new byte[23], new byte[2]))
        .hasMessage("Invalid pixels: 23 bytes, expected 24, for 2 images of 3×2×2");
  }

  @Test
  void refusesALabelOfNoClass() {
    assertThatThrownBy(() -> TinyImages.labelled(3, 0, 3))
        .hasMessage("Invalid label: 3, expected a whole number in [0, 2]");
  }

  @Test
  void refusesADataSetWhoseTestImagesHaveAnotherShape() {
    Examples train = TinyImages.noise(4, 1, 3, 3, 2);
    Examples test = TinyImages.noise(4, 1, 3, 4, 2);
    assertThatThrownBy(() -> new Dataset("mine", train, test))
        .hasMessage(
            "Invalid test examples: 1×3×4 in 2 classes, expected 1×3×3 in 2 classes as the training"
                + " examples");
  }
}
