package io.onecycle.worker.data.file;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;

/**
 * A decoded image as a viewer shows it, line by line: it need not be in memory twice.
 *
 * @param image as it is stored
 * @param orientation how it was held, as Exif counts, 1 to 8
 */
record Picture(BufferedImage image, int orientation) {

  int height() {
    return isLying() ? image.getWidth() : image.getHeight();
  }

  int width() {
    return isLying() ? image.getHeight() : image.getWidth();
  }

  /** 1 where it is grey, else 3. */
  int channels() {
    return isGrey() ? 1 : 3;
  }

  /**
   * Grey values of at least 8 bits; fewer come with a palette or as such, and are read as colours.
   */
  private boolean isGrey() {
    return image.getColorModel().getNumColorComponents() == 1
        && image.getSampleModel().getSampleSize(0) >= 8
        && !(image.getColorModel() instanceof IndexColorModel);
  }

  /**
   * Reads a line from the left to the right.
   *
   * @param y from the top
   * @param line is filled: for each channel {@code width()} values of 0 to 255, one channel after
   *     the other
   */
  void line(int y, int[] line) {
    int width = width();
    int[] values = new int[width];
    // Lines are the stored rows or columns, from either end, either way round.
    boolean fromEnd = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
    boolean reversed = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
    int at = fromEnd ? height() - 1 - y : y;
    if (isGrey()) {
      grey(at, values);
    } else if (isLying()) {
      image.getRGB(at, 0, 1, width, values, 0, 1);
    } else {
      image.getRGB(0, at, width, 1, values, 0, width);
    }
    for (int x = 0; x < width; x++) {
      int value = values[reversed ? width - 1 - x : x];
      if (isGrey()) {
        line[x] = value;
      } else {
        line[x] = value >> 16 & 0xff;
        line[width + x] = value >> 8 & 0xff;
        line[2 * width + x] = value & 0xff;
      }
    }
  }

  /** Not getRGB: it would bring grey values to another brightness curve. */
  private void grey(int at, int[] values) {
    int length = values.length;
    if (isLying()) {
      image.getRaster().getSamples(at, 0, 1, length, 0, values);
    } else {
      image.getRaster().getSamples(0, at, length, 1, 0, values);
    }
    int shift = Math.max(0, image.getSampleModel().getSampleSize(0) - 8);
    for (int i = 0; i < length; i++) {
      values[i] >>= shift;
    }
  }

  private boolean isLying() {
    return orientation > 4;
  }
}
