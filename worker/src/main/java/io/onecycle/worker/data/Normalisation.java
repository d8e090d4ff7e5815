package io.onecycle.worker.data;

/**
 * Pixels to network inputs: {@code (pixel/255 − mean)/sd} of their channel, from a table, since a
 * pixel has 256 values.
 */
public final class Normalisation {

  private static final int LEVELS = 256;
  private static final double WHITE = 255;

  /** Pixels divided by 255 and no more, for images of any number of channels. */
  public static final Normalisation UNIT = new Normalisation(new float[][] {table(0, 1)});

  private final float[][] tables;

  private Normalisation(float[][] tables) {
    this.tables = tables;
  }

  /** Mean and standard deviation of each channel over all of {@code images}, exactly. */
  public static Normalisation of(Images images) {
    float[][] tables = new float[images.channels()][];
    for (int channel = 0; channel < tables.length; channel++) {
      long[] histogram = histogram(images, channel);
      double n = (double) images.count() * images.height() * images.width();
      double sum = 0;
      double squares = 0;
      for (int level = 0; level < LEVELS; level++) {
        sum += histogram[level] * (level / WHITE);
        squares += histogram[level] * (level / WHITE) * (level / WHITE);
      }
      double mean = sum / n;
      double sd = Math.sqrt(Math.max(0, squares / n - mean * mean));
      tables[channel] = table(mean, sd > 0 ? sd : 1);
    }
    return new Normalisation(tables);
  }

  /** The network's input for each pixel value of {@code channel}. */
  float[] table(int channel) {
    return tables[Math.min(channel, tables.length - 1)];
  }

  private static long[] histogram(Images images, int channel) {
    long[] histogram = new long[LEVELS];
    int plane = images.height() * images.width();
    byte[] pixels = images.pixels();
    for (int i = 0; i < images.count(); i++) {
      int from = i * images.imageSize() + channel * plane;
      for (int p = from; p < from + plane; p++) {
        histogram[Byte.toUnsignedInt(pixels[p])]++;
      }
    }
    return histogram;
  }

  private static float[] table(double mean, double sd) {
    float[] table = new float[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      table[level] = (float) ((level / WHITE - mean) / sd);
    }
    return table;
  }
}
