package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_with_strides;

import io.onecycle.worker.compile.Parameter;
import org.bytedeco.dnnl.dnnl_memory_desc;

/** Says in oneDNN's words where numbers lie in a network's flat vector. */
final class FlatOrder {

  private FlatOrder() {}

  /** A parameter's, in so many dimensions; the caller is to free it. */
  static dnnl_memory_desc of(Parameter parameter, int dimensions) {
    long[] sizes = new long[dimensions];
    long[] strides = new long[dimensions];
    int more = dimensions - parameter.shape().size();
    for (int i = 0; i < dimensions; i++) {
      sizes[i] = i < more ? 1 : parameter.shape().get(i - more);
      strides[i] = i < more ? parameter.length() : parameter.strides().get(i - more);
    }
    dnnl_memory_desc descriptor = new dnnl_memory_desc();
    Status.check(
        dnnl_memory_desc_create_with_strides(descriptor, dimensions, sizes, dnnl_f32, strides),
        "describe a parameter");
    return descriptor;
  }
}
