package io.onecycle.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ImagesTest {

  @Test
  void bytesAreUnsigned() {
    Images images = new Images(1, 1, 2, 256, new byte[] {0, -1}, new byte[] {-1});
    assertThat(images.pixel(0, 1)).isEqualTo(255);
    assertThat(images.label(0)).isEqualTo(255);
  }

  @Test
  void refusesPixelsThatDoNotMakeWholeImages() {
    assertThatThrownBy(() -> new Images(3, 2, 2, 10, new byte[23], new byte[2]))
        .hasMessage("Invalid pixels: 23 bytes, expected 24, for 2 images of 3×2×2");
  }

  @Test
  void refusesALabelOfNoClass() {
    assertThatThrownBy(() -> TinyImages.labelled(3, 0, 3))
        .hasMessage("Invalid label: 3, expected a whole number in [0, 2]");
  }

  @Test
  void refusesADataSetWhoseTestImagesHaveAnotherShape() {
    Images train = TinyImages.noise(4, 1, 3, 3, 2);
    Images test = TinyImages.noise(4, 1, 3, 4, 2);
    assertThatThrownBy(() -> new ImageDataset("mine", train, test))
        .hasMessage(
            "Invalid test images: 1×3×4 in 2 classes, expected 1×3×3 in 2 classes as the training"
                + " images");
  }
}
