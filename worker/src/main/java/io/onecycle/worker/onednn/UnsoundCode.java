package io.onecycle.worker.onednn;

import io.onecycle.worker.compile.Window;
import java.util.Optional;

/** Implementations that oneDNN offers and that must not run, each with the fault it has. */
final class UnsoundCode {

  private static final String STRIDED_1X1 = "jit_1x1";

  private UnsoundCode() {}

  /**
   * Whether a reorder of parts of tensors must not be done so: {@code jit_direct_copy} of 3.11
   * takes a part for a whole, where both are of tensors of one size, and copies what lies beside
   * it.
   *
   * @param implementation oneDNN's name of it
   */
  static boolean isInReorderOfParts(String implementation) {
    return implementation.startsWith("jit_direct_copy");
  }

  /**
   * Why the weight gradient of a convolution must not be computed so; empty if it may.
   *
   * <p>With a stride, {@code jit_1x1} gathers the pixels it needs in its scratchpad. Where channels
   * are last it books room for the channels there are, but places pixels a block of channels apart
   * (8 on AVX and AVX2, 16 on AVX-512): with fewer channels than that it writes past the end, by up
   * to megabytes. In 2.5.2 as in 3.8.1; reported as
   * https://github.com/uxlfoundation/oneDNN/issues/6035.
   *
   * @param implementation oneDNN's name of it
   * @param source the layout of the convolution's input
   */
  static Optional<String> inWeightGradient(String implementation, Window window, Layout source) {
    boolean strided = window.strideDown() > 1 || window.strideRight() > 1;
    long block = implementation.contains("avx512") ? 16 : 8;
    long channels = source.sizes()[1];
    return implementation.startsWith(STRIDED_1X1)
            && strided
            && source.isChannelsLast()
            && channels < block
        ? Optional.of(
            "%s writes past its scratchpad in the weight gradient of strided convolutions of %d channels, channels last (oneDNN issue 6035)"
                .formatted(implementation, channels))
        : Optional.empty();
  }
}
