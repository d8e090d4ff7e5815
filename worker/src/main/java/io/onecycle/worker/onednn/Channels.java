package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_bf16;

import java.util.Arrays;
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
    long numbers = Arrays.stream(layout.sizes()).reduce(1, Math::multiplyExact);
    long size = layout.type() == dnnl_bf16 ? Short.BYTES : Float.BYTES;
    boolean divisible = numbers * size == layout.bytes();
    for (int value : values) {
      long[] sizes = assembly.sizes(value);
      divisible &=
          assembly.primitives().part(layout, new long[] {0, from, 0, 0}, sizes).isPresent();
      from += sizes[1];
    }
    return divisible;
  }
}
