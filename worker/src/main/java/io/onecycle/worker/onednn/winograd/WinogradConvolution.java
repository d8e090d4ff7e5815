package io.onecycle.worker.onednn.winograd;

import java.util.Optional;

/**
 * A convolution that Winograd's algorithm can do (Lavin and Gray, arXiv:1509.09308, on tiles of
 * 4×4): 3×3, in steps of one pixel, float32. Images lie in blocks of 16 channels ({@code nChw16c}).
 *
 * @param batch images
 * @param in channels, a multiple of 16
 * @param out channels, a multiple of 16
 * @param height of the images that come in
 * @param width of the images that come in
 * @param padding rows and columns of zeros: above, left, below, right; each 0 or 1
 * @param bias whether one is added
 * @param slope of a leaky ReLU behind it, 0 for a ReLU's; empty for none
 */
public record WinogradConvolution(
    long batch,
    long in,
    long out,
    long height,
    long width,
    Padding padding,
    boolean bias,
    Optional<Double> slope) {

  /** The one size of window. */
  static final long WINDOW = 3;

  private static final long BLOCK = 16;

  /** Rows and columns of zeros around an image. */
  public record Padding(long top, long left, long bottom, long right) {
    boolean isSmall() {
      return Math.min(Math.min(top, left), Math.min(bottom, right)) >= 0
          && Math.max(Math.max(top, left), Math.max(bottom, right)) <= 1;
    }
  }

  /** Which way a convolution is computed. */
  public enum Pass {
    FORWARD,
    WEIGHT_GRADIENT,
    INPUT_GRADIENT
  }

  /** Whether sizes allow it. */
  public boolean isRegular() {
    return in % BLOCK == 0 && out % BLOCK == 0 && padding.isSmall();
  }

  /**
   * A way to compute it; empty where this library or this processor has none.
   *
   * @param training whether gradients will be asked for
   */
  public Optional<WinogradPass> pass(Pass pass, boolean training) {
    if (!isRegular()) {
      return Optional.empty();
    }
    return OldOneDnn.shared().flatMap(library -> WinogradPass.of(library, this, pass, training));
  }

  /** Sizes of the images that come in, the batch first. */
  public long[] source() {
    return new long[] {batch, in, height, width};
  }

  /** Sizes of the weights: out, in, rows, columns. */
  public long[] weights() {
    return new long[] {out, in, WINDOW, WINDOW};
  }

  /** Sizes of the images that are made, the batch first. */
  public long[] result() {
    return new long[] {
      batch,
      out,
      height + padding.top() + padding.bottom() - WINDOW + 1,
      width + padding.left() + padding.right() - WINDOW + 1
    };
  }
}
