package io.onecycle.worker.data;

import io.onecycle.worker.trial.Augmentation;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Normalises an image, after a mirror and a shifted crop drawn anew each time. Reflection does not
 * repeat the edge, as in numpy's {@code reflect}.
 */
record AugmentedCopy(
    Images images, Normalisation normalisation, Set<Augmentation> augment, SplittableRandom random)
    implements Batch.PixelCopy {

  /** Pixels of padding on each side. */
  static final int PAD = 4;

  @Override
  public void copy(int image, float[] into, int at) {
    boolean mirror = augment.contains(Augmentation.FLIP) && random.nextBoolean();
    boolean crop = augment.contains(Augmentation.CROP);
    int down = crop ? random.nextInt(2 * PAD + 1) - PAD : 0;
    int right = crop ? random.nextInt(2 * PAD + 1) - PAD : 0;
    int height = images.height();
    int width = images.width();
    byte[] pixels = images.pixels();
    int to = at;
    for (int channel = 0; channel < images.channels(); channel++) {
      float[] table = normalisation.table(channel);
      int plane = image * images.imageSize() + channel * height * width;
      for (int y = 0; y < height; y++) {
        int row = plane + reflected(y + down, height) * width;
        for (int x = 0; x < width; x++) {
          int column = reflected(x + right, width);
          int source = mirror ? width - 1 - column : column;
          into[to++] = table[Byte.toUnsignedInt(pixels[row + source])];
        }
      }
    }
  }

  /** Position {@code i} of a line of {@code length} that goes on as its mirror image. */
  static int reflected(int i, int length) {
    return i < 0 ? -i : i < length ? i : 2 * (length - 1) - i;
  }
}
