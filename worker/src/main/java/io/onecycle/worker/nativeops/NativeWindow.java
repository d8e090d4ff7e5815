package io.onecycle.worker.nativeops;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Window;
import java.util.stream.LongStream;

/**
 * A window as the native operations take it: window, stride, padding above and left, dilation, and
 * whether the padding is to be reckoned as TensorFlow's "SAME". They know no other padding that
 * differs from side to side.
 */
record NativeWindow(Window window, boolean same) {

  /**
   * The window of an operation.
   *
   * @throws NotCoveredException if its padding is one that the native operations cannot express
   */
  static NativeWindow of(Window window, Shape image) throws NotCoveredException {
    Window even =
        new Window(
            window.height(),
            window.width(),
            window.strideDown(),
            window.strideRight(),
            window.top(),
            window.left(),
            window.top(),
            window.left());
    // Windows lie where the padding above and left puts them; below and right only limits them.
    if (even.applied(image, 1).equals(window.applied(image, 1))) {
      return new NativeWindow(even, false);
    }
    if (isSame(image.height(), window.height(), window.strideDown(), window.top(), window.bottom())
        && isSame(
            image.width(), window.width(), window.strideRight(), window.left(), window.right())) {
      return new NativeWindow(window, true);
    }
    throw new NotCoveredException(
        "the padding of " + window + " is neither even nor that of mode Same");
  }

  /** The arguments of all native operations with a window, and then more of its own. */
  long[] arguments(long... more) {
    long[] common = {
      window.height(),
      window.width(),
      window.strideDown(),
      window.strideRight(),
      same ? 0 : window.top(),
      same ? 0 : window.left(),
      1,
      1,
      same ? 1 : 0
    };
    return LongStream.concat(LongStream.of(common), LongStream.of(more)).toArray();
  }

  private static boolean isSame(int in, int window, int stride, int before, int after) {
    int out = (in + stride - 1) / stride;
    int padding = Math.max(0, (out - 1) * stride + window - in);
    return before == padding / 2 && after == padding - padding / 2;
  }
}
