package io.onecycle.worker.data;

/**
 * A mini-batch. Its arrays are used again for the next one: valid until then.
 *
 * <p>{@code pixels} holds normalised numbers of shape [size, channels, height, width] and may be
 * longer; {@code labels} likewise.
 */
public final class Batch {

  private final float[] pixels;
  private final int[] labels;
  private final int channels;
  private final int height;
  private final int width;
  private int size;

  Batch(Images images, int capacity) {
    this.pixels = new float[capacity * images.imageSize()];
    this.labels = new int[capacity];
    this.channels = images.channels();
    this.height = images.height();
    this.width = images.width();
  }

  public float[] pixels() {
    return pixels;
  }

  public int[] labels() {
    return labels;
  }

  /** Images in it. */
  public int size() {
    return size;
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

  /** Takes images {@code order[from]} to {@code order[to − 1]} in. */
  void fill(Images images, int[] order, int from, int to, PixelCopy copy) {
    size = to - from;
    for (int i = 0; i < size; i++) {
      int image = order[from + i];
      labels[i] = images.label(image);
      copy.copy(image, pixels, i * images.imageSize());
    }
  }

  /** Puts an image's network inputs into an array. */
  @FunctionalInterface
  interface PixelCopy {
    void copy(int image, float[] into, int at);
  }
}
