package io.onecycle.worker.onednn;

import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** What a primitive is to do: one of oneDNN's {@code dnnl_…_primitive_desc_create} calls. */
@FunctionalInterface
interface Description {

  /** Makes {@code made} a description for the engine; oneDNN's status is returned. */
  int settle(dnnl_primitive_desc made, dnnl_engine engine);
}
