package io.onecycle.worker.data;

import io.onecycle.worker.trial.Require;

/**
 * Labelled images of one shape. Immutable by convention: the arrays are shared by all trials of a
 * JVM and nobody writes to them.
 */
public final class Images {

  private final int channels;
  private final int height;
  private final int width;
  private final int classes;
  private final byte[] pixels;
  private final byte[] labels;

  /**
   * Images over the given arrays, which are not copied.
   *
   * @param classes labels are from 0 to one less; at most 256
   * @param pixels unsigned, shape [n, channels, height, width]
   * @param labels unsigned, shape [n]
   */
  public Images(int channels, int height, int width, int classes, byte[] pixels, byte[] labels) {
    Require.that(channels >= 1, "channels", channels, "at least 1");
    Require.that(height >= 1, "height", height, "at least 1");
    Require.that(width >= 1, "width", width, "at least 1");
    Require.that(classes >= 2 && classes <= 256, "classes", classes, "2 to 256");
    Require.that(
        pixels.length == (long) labels.length * channels * height * width,
        "pixels",
        pixels.length,
        labels.length + " images of " + channels + "×" + height + "×" + width);
    for (int i = 0; i < labels.length; i++) {
      int label = Byte.toUnsignedInt(labels[i]);
      Require.that(label < classes, "label of image " + i, label, "0 to " + (classes - 1));
    }
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.classes = classes;
    this.pixels = pixels;
    this.labels = labels;
  }

  public int channels() {
    return channels;
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  public int classes() {
    return classes;
  }

  /** How many images there are. */
  public int count() {
    return labels.length;
  }

  /** Numbers in one image: channels × height × width. */
  public int imageSize() {
    return channels * height * width;
  }

  /** The class of image {@code i}. */
  public int label(int i) {
    return Byte.toUnsignedInt(labels[i]);
  }

  byte[] pixels() {
    return pixels;
  }

  byte[] labels() {
    return labels;
  }
}
