package io.onecycle.worker.data.file;

import io.onecycle.worker.trial.DataFormat.Size;

/**
 * Brings images to another size: bilinear, and where they get smaller, over all pixels that a new
 * one covers (a triangle filter, as Pillow's BILINEAR).
 */
final class Resize {

  private Resize() {}

  /**
   * A part of an image in a new one that is black elsewhere.
   *
   * @return channel after channel, row after row
   */
  static byte[] of(Picture from, Window window, Size to) {
    Window.Place place = window.to();
    int channels = from.channels();
    float[][] rows = weights(window.height(), place.height());
    float[][] columns = weights(window.width(), place.width());
    byte[] resized = new byte[Math.multiplyExact(channels, to.height() * to.width())];
    float[][] narrow = narrow(from, window, columns);
    for (int channel = 0; channel < channels; channel++) {
      for (int y = 0; y < place.height(); y++) {
        for (int x = 0; x < place.width(); x++) {
          float sum = 0;
          int first = (int) rows[y][0];
          for (int i = 1; i < rows[y].length; i++) {
            sum += rows[y][i] * narrow[channel][(first + i - 1) * place.width() + x];
          }
          int row = channel * to.height() + place.top() + y;
          resized[row * to.width() + place.left() + x] =
              (byte) Math.max(0, Math.min(255, Math.round(sum)));
        }
      }
    }
    return resized;
  }

  /** The part of each channel, as narrow as the new image and still as high as the old one. */
  private static float[][] narrow(Picture from, Window window, float[][] columns) {
    int channels = from.channels();
    int width = window.to().width();
    float[][] narrow = new float[channels][Math.multiplyExact(window.height(), width)];
    int[] line = new int[channels * from.width()];
    for (int y = 0; y < window.height(); y++) {
      from.line(window.top() + y, line);
      for (int channel = 0; channel < channels; channel++) {
        int start = channel * from.width() + window.left();
        for (int x = 0; x < width; x++) {
          float sum = 0;
          int first = (int) columns[x][0];
          for (int i = 1; i < columns[x].length; i++) {
            sum += columns[x][i] * line[start + first + i - 1];
          }
          narrow[channel][y * width + x] = sum;
        }
      }
    }
    return narrow;
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
