package io.onecycle.worker.compile;

import io.onecycle.worker.api.Shape;

/** Where the numbers of a mini-batch are: example, channel, row, column. */
final class Places {

  private Places() {}

  /** What is done at each place; {@code at} is its index. */
  interface Place {
    void visit(int image, int channel, int row, int column, int at);
  }

  static void each(Shape shape, int n, Place place) {
    int at = 0;
    for (int image = 0; image < n; image++) {
      for (int channel = 0; channel < shape.channels(); channel++) {
        for (int row = 0; row < shape.height(); row++) {
          for (int column = 0; column < shape.width(); column++) {
            place.visit(image, channel, row, column, at++);
          }
        }
      }
    }
  }

  /** Below 0 where that is outside of the image. */
  static int index(Shape shape, int image, int channel, int row, int column) {
    boolean inside = row >= 0 && column >= 0 && row < shape.height() && column < shape.width();
    return inside
        ? ((image * shape.channels() + channel) * shape.height() + row) * shape.width() + column
        : -1;
  }

  /** What a window's pixel (y, x) at a place looks at; below 0 in the padding. */
  static int under(
      Shape shape, Window window, int image, int channel, int row, int column, int y, int x) {
    return index(
        shape,
        image,
        channel,
        row * window.strideDown() + y * window.dilationDown() - window.top(),
        column * window.strideRight() + x * window.dilationRight() - window.left());
  }
}
