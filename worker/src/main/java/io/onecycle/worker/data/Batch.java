package io.onecycle.worker.data;

import io.onecycle.worker.trial.Require;

/**
 * A mini-batch, normalised. Its arrays are those of the iterator it came from: valid until the next
 * call there, and longer than needed where the batch is a last, partial one.
 */
public final class Batch {

  private final float[] pixels;
  private final int[] labels;
  private final int size;
  private final int channels;
  private final int height;
  private final int width;

  /**
   * Wraps arrays without copying them.
   *
   * @param pixels NCHW, at least {@code size} images
   * @param labels the class of each image, from 0, at least {@code size} of them
   * @param size images in the batch, at least 1
   */
  public Batch(float[] pixels, int[] labels, int size, int channels, int height, int width) {
    long expected = (long) size * channels * height * width;
    Require.that(size >= 1, "batch", size + " images", "at least 1");
    Require.that(labels.length >= size, "batch", labels.length + " labels", "at least " + size);
    Require.that(
        pixels.length >= expected, "batch", pixels.length + " pixels", "at least " + expected);
    this.pixels = pixels;
    this.labels = labels;
    this.size = size;
    this.channels = channels;
    this.height = height;
    this.width = width;
  }

  /** NCHW; the first {@code size * channels * height * width} count. */
  public float[] pixels() {
    return pixels;
  }

  /** Classes, from 0; the first {@code size} count. */
  public int[] labels() {
    return labels;
  }

  /** How many images the batch has. */
  public int size() {
    return size;
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
}
