package io.onecycle.worker.data;

import io.onecycle.worker.api.Examples;
import java.util.SplittableRandom;

/** Small made-up images for tests. */
public final class TinyImages {

  private TinyImages() {}

  /** Examples of noise; image i has label i modulo the classes. */
  public static Examples noise(int count, int channels, int height, int width, int classes) {
    byte[] pixels = new byte[count * channels * height * width];
    new SplittableRandom(7).nextBytes(pixels);
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % classes);
    }
    return Examples.images(channels, height, width, classes, pixels, labels);
  }

  /** Examples of one pixel, whose value is their number, at most 256 of them. */
  public static Examples numbered(int count) {
    byte[] pixels = new byte[count];
    for (int i = 0; i < count; i++) {
      pixels[i] = (byte) i;
    }
    return Examples.images(1, 1, 1, 1, pixels, new byte[count]);
  }

  /** Examples of one pixel with these labels. */
  public static Examples labelled(int classes, int... labels) {
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      bytes[i] = (byte) labels[i];
    }
    return Examples.images(1, 1, 1, classes, new byte[labels.length], bytes);
  }
}
