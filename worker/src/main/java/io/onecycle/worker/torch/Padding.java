package io.onecycle.worker.torch;

import io.onecycle.worker.compile.Window;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A window's padding: libtorch's operations pad both sides alike, pools by at most half a window;
 * anything else is done beforehand.
 *
 * @param isWithin whether the operation itself can do it
 */
record Padding(Window window, boolean isWithin) {

  static Padding ofConvolution(Window window) {
    return new Padding(window, isEven(window) && window.top() >= 0 && window.left() >= 0);
  }

  static Padding ofPool(Window window) {
    boolean atMostHalf = window.top() <= window.height() / 2 && window.left() <= window.width() / 2;
    return new Padding(window, ofConvolution(window).isWithin() && atMostHalf);
  }

  long[] size() {
    return new long[] {window.height(), window.width()};
  }

  long[] stride() {
    return new long[] {window.strideDown(), window.strideRight()};
  }

  boolean isDilated() {
    return window.isDilated();
  }

  long[] dilation() {
    return new long[] {window.dilationDown(), window.dilationRight()};
  }

  /** What is left for the operation to pad. */
  long[] within() {
    return isWithin ? new long[] {window.top(), window.left()} : new long[] {0, 0};
  }

  /** The image with whatever the operation cannot pad. */
  Tensor applied(Tensor image, double value) {
    if (isWithin) {
      return image;
    }
    long[] sides = {window.left(), window.right(), window.top(), window.bottom()};
    return torch.constant_pad_nd(image, sides, new Scalar(value));
  }

  private static boolean isEven(Window window) {
    return window.top() == window.bottom() && window.left() == window.right();
  }
}
