package io.onecycle.worker.data.file;

import io.onecycle.worker.trial.DataFormat.Size;

/**
 * Brings images to another size: bilinear, and where they get smaller, over all pixels that a new
 * one covers (a triangle filter, as Pillow's BILINEAR).
 */
final class Resize {

  private Resize() {}

  static byte[] of(byte[] planes, int channels, Size from, Size to) {
    float[][] rows = weights(from.height(), to.height());
    float[][] columns = weights(from.width(), to.width());
    byte[] resized = new byte[channels * to.height() * to.width()];
    float[] narrow = new float[from.height() * to.width()];
    for (int channel = 0; channel < channels; channel++) {
      int plane = channel * from.height() * from.width();
      for (int y = 0; y < from.height(); y++) {
        for (int x = 0; x < to.width(); x++) {
          float sum = 0;
          int first = (int) columns[x][0];
          for (int i = 1; i < columns[x].length; i++) {
            int pixel = planes[plane + y * from.width() + first + i - 1] & 0xff;
            sum += columns[x][i] * pixel;
          }
          narrow[y * to.width() + x] = sum;
        }
      }
      for (int y = 0; y < to.height(); y++) {
        for (int x = 0; x < to.width(); x++) {
          float sum = 0;
          int first = (int) rows[y][0];
          for (int i = 1; i < rows[y].length; i++) {
            sum += rows[y][i] * narrow[(first + i - 1) * to.width() + x];
          }
          resized[(channel * to.height() + y) * to.width() + x] =
              (byte) Math.max(0, Math.min(255, Math.round(sum)));
        }
      }
    }
    return resized;
  }

  /**
   * For each new pixel: the first old one that it covers, then the weight of each that it covers.
   */
  private static float[][] weights(int from, int to) {
    double scale = (double) from / to;
    double reach = Math.max(1, scale);
    float[][] weights = new float[to][];
    for (int i = 0; i < to; i++) {
      double centre = (i + 0.5) * scale;
      int first = (int) Math.max(0, Math.floor(centre - reach + 0.5));
      int end = (int) Math.min(from, Math.floor(centre + reach + 0.5));
      double[] raw = new double[end - first];
      double sum = 0;
      for (int k = 0; k < raw.length; k++) {
        raw[k] = Math.max(0, 1 - Math.abs(first + k + 0.5 - centre) / reach);
        sum += raw[k];
      }
      weights[i] = new float[raw.length + 1];
      weights[i][0] = first;
      for (int k = 0; k < raw.length; k++) {
        weights[i][k + 1] = (float) (raw[k] / sum);
      }
    }
    return weights;
  }
}
