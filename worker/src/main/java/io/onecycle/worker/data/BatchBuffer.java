package io.onecycle.worker.data;

import io.onecycle.worker.trial.Require;

/** The arrays that batch after batch is written into. */
final class BatchBuffer {

  private final Images images;
  private final float[][] tables;
  private final float[] pixels;
  private final int[] labels;

  BatchBuffer(Images images, int batchSize, Normalisation normalisation) {
    Require.that(batchSize >= 1, "batch_size", batchSize, "a whole number of at least 1");
    this.images = images;
    this.tables = normalisation.tables(images.channels());
    this.pixels = new float[Math.multiplyExact(batchSize, images.imageSize())];
    this.labels = new int[batchSize];
  }

  int capacity() {
    return labels.length;
  }

  /** Writes an image as it is. */
  void put(int slot, int image) {
    labels[slot] = images.label(image);
    byte[] source = images.pixels();
    int plane = images.height() * images.width();
    int from = image * images.imageSize();
    int to = slot * images.imageSize();
    for (float[] table : tables) {
      for (int i = 0; i < plane; i++) {
        pixels[to++] = table[Byte.toUnsignedInt(source[from++])];
      }
    }
  }

  /** Writes an image whose rows and columns come from elsewhere in it. */
  void put(int slot, int image, int[] rows, int[] columns) {
    labels[slot] = images.label(image);
    byte[] source = images.pixels();
    int plane = images.height() * images.width();
    int from = image * images.imageSize();
    int to = slot * images.imageSize();
    for (float[] table : tables) {
      for (int row : rows) {
        int start = from + row * columns.length;
        for (int column : columns) {
          pixels[to++] = table[Byte.toUnsignedInt(source[start + column])];
        }
      }
      from += plane;
    }
  }

  Batch batch(int size) {
    return new Batch(pixels, labels, size, images.channels(), images.height(), images.width());
  }

  /** How many batches so many images make, the last partial one counted. */
  int batches(int count) {
    return (count - 1) / capacity() + 1;
  }
}
