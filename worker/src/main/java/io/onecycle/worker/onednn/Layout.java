package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_blocked;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;

import java.util.Arrays;
import org.bytedeco.dnnl.dnnl_memory_desc_t;

/**
 * Where each number of a tensor lies in memory.
 *
 * @param descriptor oneDNN's own
 */
record Layout(dnnl_memory_desc_t descriptor) {

  /** Sizes, the batch first. */
  long[] sizes() {
    long[] sizes = new long[descriptor.ndims()];
    descriptor.dims().get(sizes);
    return sizes;
  }

  /** With the padding that blocks need. */
  long bytes() {
    return dnnl_memory_desc_get_size(descriptor);
  }

  boolean sameAs(Layout other) {
    return dnnl_memory_desc_equal(descriptor, other.descriptor) != 0;
  }

  /** Whether each number lies somewhere as it is, rather than transformed. */
  boolean isOfNumbers() {
    return descriptor.format_kind() == dnnl_blocked;
  }

  /** Whether the channels of a pixel are neighbours, in no blocks. */
  boolean isChannelsLast() {
    return isOfNumbers()
        && descriptor.ndims() > 2
        && descriptor.format_desc_blocking().inner_nblks() == 0
        && descriptor.format_desc_blocking().strides().get(1) == 1;
  }

  @Override
  public String toString() {
    return Arrays.toString(sizes());
  }
}
