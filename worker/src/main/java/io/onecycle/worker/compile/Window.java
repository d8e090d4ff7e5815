package io.onecycle.worker.compile;

import io.onecycle.worker.api.Shape;

/**
 * What a convolution or a pool slides over an image, in pixels.
 *
 * @param height of the window
 * @param width of the window
 * @param strideDown rows from one place to the next
 * @param strideRight columns from one place to the next
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
    int top,
    int left,
    int bottom,
    int right) {

  /** One window over a whole image. */
  public static Window over(Shape image) {
    return new Window(image.height(), image.width(), 1, 1, 0, 0, 0, 0);
  }

  /** What comes out where {@code image} goes in, with so many channels. */
  public Shape applied(Shape image, int channels) {
    return new Shape(
        channels,
        (image.height() + top + bottom - height) / strideDown + 1,
        (image.width() + left + right - width) / strideRight + 1);
  }
}
