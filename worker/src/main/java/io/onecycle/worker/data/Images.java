package io.onecycle.worker.data;

import io.onecycle.worker.trial.Require;
import java.util.Objects;

/**
 * Labelled images of one shape, as bytes: image after image, in each channel after channel, row
 * after row (NCHW). The arrays are not copied, so whoever made them must leave them alone.
 */
public final class Images {

  /** A label is one byte. */
  private static final int MOST_CLASSES = 256;

  private final int channels;
  private final int height;
  private final int width;
  private final int classes;
  private final byte[] pixels;
  private final byte[] labels;

  /**
   * Takes over pixels and labels.
   *
   * @param channels at least 1
   * @param height in pixels, at least 1
   * @param width in pixels, at least 1
   * @param classes 1 to 256
   * @param pixels unsigned, {@code labels.length} images of {@code channels * height * width}
   * @param labels unsigned, each below {@code classes}
   * @throws IllegalArgumentException naming what does not fit
   */
  public Images(int channels, int height, int width, int classes, byte[] pixels, byte[] labels) {
    Require.that(channels >= 1, "channels", channels, "a whole number of at least 1");
    Require.that(height >= 1, "height", height, "a whole number of at least 1");
    Require.that(width >= 1, "width", width, "a whole number of at least 1");
    Require.that(
        classes >= 1 && classes <= MOST_CLASSES, "classes", classes, "a whole number in [1, 256]");
    long expected = (long) channels * height * width * labels.length;
    Require.that(
        pixels.length == expected,
        "pixels",
        pixels.length + " bytes",
        "%d, for %d images of %d×%d×%d"
            .formatted(expected, labels.length, channels, height, width));
    for (byte label : labels) {
      int value = Byte.toUnsignedInt(label);
      Require.that(value < classes, "label", value, "a whole number in [0, " + (classes - 1) + "]");
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

  /** The height of an image in pixels. */
  public int height() {
    return height;
  }

  /** The width of an image in pixels. */
  public int width() {
    return width;
  }

  /** How many classes there are, whether or not each occurs. */
  public int classes() {
    return classes;
  }

  /** How many images there are. */
  public int count() {
    return labels.length;
  }

  /** How many pixels an image has in all channels. */
  public int imageSize() {
    return channels * height * width;
  }

  /** The class of an image, from 0. */
  public int label(int image) {
    return Byte.toUnsignedInt(labels[image]);
  }

  /** The pixel, 0 to 255, at an offset of an image in channel, row, column order. */
  public int pixel(int image, int offset) {
    return Byte.toUnsignedInt(
        pixels[image * imageSize() + Objects.checkIndex(offset, imageSize())]);
  }

  byte[] pixels() {
    return pixels;
  }

  byte[] labels() {
    return labels;
  }
}
