package io.onecycle.worker.onednn;

import java.util.List;

/** Some of a tensor's channels; those of blocks can be had in whole blocks alone. */
final class Channels {

  private Channels() {}

  /** As many as a value has, from one on, in a tensor that has more. */
  static Tensor of(Tensor tensor, long from, int value, Assembly assembly) {
    Layout part =
        assembly
            .primitives()
            .part(tensor.layout(), new long[] {0, from, 0, 0}, assembly.sizes(value))
            .orElseThrow();
    return Images.viewed(tensor, part, assembly);
  }

  /** Whether a layout can be divided so, and has no padding. */
  static boolean areDivisible(Layout layout, List<Integer> values, Assembly assembly) {
    long from = 0;
    boolean divisible = !layout.isPadded();
    for (int value : values) {
      long[] sizes = assembly.sizes(value);
      divisible &=
          assembly.primitives().part(layout, new long[] {0, from, 0, 0}, sizes).isPresent();
      from += sizes[1];
    }
    return divisible;
  }
}
