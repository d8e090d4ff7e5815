package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_set_data_handle;

import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.javacpp.Pointer;

/**
 * A tensor whose place in memory is settled after the program that uses it is built.
 *
 * @param layout of its numbers
 * @param handle oneDNN's own
 */
record Tensor(Layout layout, dnnl_memory handle) {

  void bind(Pointer place) {
    Status.check(dnnl_memory_set_data_handle(handle, place), "bind a tensor");
  }
}
