package io.onecycle.worker.compile;

import io.onecycle.worker.api.Shape;

/**
 * What a convolution or a pool slides over an image, in pixels.
 *
 * @param height of the window, in rows that it looks at
 * @param width of the window, in columns that it looks at
 * @param strideDown rows from one place to the next
 * @param strideRight columns from one place to the next
 * @param dilationDown rows from one that it looks at to the next; 1 where it skips none
 * @param dilationRight columns from one that it looks at to the next
 * @param top rows of zeros above the image
 * @param left columns of zeros left of it
 * @param bottom rows of zeros below
 * @param right columns of zeros right
 */
public record Window(
    int height,
    int width,
    int strideDown,
    int strideRight,
    int dilationDown,
    int dilationRight,
    int top,
    int left,
    int bottom,
    int right) {

  /** A window that skips no pixels. */
  public Window(
      int height,
      int width,
      int strideDown,
      int strideRight,
      int top,
      int left,
      int bottom,
      int right) {
    this(height, width, strideDown, strideRight, 1, 1, top, left, bottom, right);
  }

  /** One window over a whole image. */
  public static Window over(Shape image) {
    return new Window(image.height(), image.width(), 1, 1, 0, 0, 0, 0);
  }

  /** Looks at one pixel after the other, whatever is between. */
  public static Window pointwise() {
    return new Window(1, 1, 1, 1, 0, 0, 0, 0);
  }

  /** The same over an image that has no frame, where it slides over one with a frame of zeros. */
  public Window framed(Arrangement.Framed frame) {
    return new Window(
        height,
        width,
        strideDown,
        strideRight,
        dilationDown,
        dilationRight,
        top + frame.top(),
        left + frame.left(),
        bottom + frame.bottom(),
        right + frame.right());
  }

  /** Whether it skips pixels. */
  public boolean isDilated() {
    return dilationDown != 1 || dilationRight != 1;
  }

  /** From its first row to its last, both counted. */
  public int reachDown() {
    return (height - 1) * dilationDown + 1;
  }

  /** From its first column to its last, both counted. */
  public int reachRight() {
    return (width - 1) * dilationRight + 1;
  }

  /** What comes out where {@code image} goes in, with so many channels. */
  public Shape applied(Shape image, int channels) {
    return new Shape(
        channels,
        (image.height() + top + bottom - reachDown()) / strideDown + 1,
        (image.width() + left + right - reachRight()) / strideRight + 1);
  }

  /** The smallest image of which {@code image} comes out, with so many channels. */
  public Shape undone(Shape image, int channels) {
    return new Shape(
        channels,
        (image.height() - 1) * strideDown + reachDown() - top - bottom,
        (image.width() - 1) * strideRight + reachRight() - left - right);
  }
}
