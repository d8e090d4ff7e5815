package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_query_exec_arg_md;

import java.util.Map;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** One way through a convolution, settled. */
interface ConvolutionPass {

  /** The layout in which it wants, or makes, an argument of oneDNN's number. */
  Layout wanted(int argument);

  /** A call of it. */
  Call call(String name, Map<Integer, Tensor> tensors, MemoryPlan memory);

  /** A pass of oneDNN's own. */
  record OfPrimitive(Primitives primitives, dnnl_primitive_desc description)
      implements ConvolutionPass {

    @Override
    public Layout wanted(int argument) {
      return primitives.asked(description, dnnl_query_exec_arg_md, argument).orElseThrow();
    }

    @Override
    public Call call(String name, Map<Integer, Tensor> tensors, MemoryPlan memory) {
      return primitives.call(name, description, tensors, memory);
    }
  }
}
