package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_set_data_handle;

import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.javacpp.Pointer;

/** A tensor whose place in memory is settled after the program that uses it is built. */
final class Tensor {

  private final Layout layout;
  private final dnnl_memory handle;
  private long address;

  /**
   * A tensor that is nowhere yet.
   *
   * @param layout of its numbers
   * @param handle oneDNN's own
   */
  Tensor(Layout layout, dnnl_memory handle) {
    this.layout = layout;
    this.handle = handle;
  }

  Layout layout() {
    return layout;
  }

  dnnl_memory handle() {
    return handle;
  }

  /** Where its first number is. */
  long address() {
    return address;
  }

  void bind(Pointer place) {
    Status.check(dnnl_memory_set_data_handle(handle, place), "bind a tensor");
    address = place.address();
  }
}
