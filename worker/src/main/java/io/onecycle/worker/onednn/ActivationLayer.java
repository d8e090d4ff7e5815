package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import io.onecycle.worker.compile.Operation.Activation;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** An activation function that no other layer could take over. */
record ActivationLayer(Activation operation, int output) implements Layer {

  @Override
  public void forward(Assembly assembly) {
    Tensor source = assembly.value(operation.input());
    Tensor result = assembly.made(source.layout());
    assembly
        .forward()
        .add(
            assembly
                .primitives()
                .call(
                    "activation",
                    forward(operation, source.layout(), assembly),
                    Map.of(DNNL_ARG_SRC, source, DNNL_ARG_DST, result),
                    assembly.memory()));
    assembly.put(output, result);
  }

  @Override
  public void backward(Assembly assembly) {
    Gradient gradient = assembly.gradient(output);
    assembly.contribute(
        operation.input(), undone(operation, assembly.value(output), gradient, assembly));
  }

  /** The gradient of the function's argument, from its result and the gradient of that. */
  static Gradient undone(
      Activation activation, Tensor result, Gradient gradient, Assembly assembly) {
    Layout layout = result.layout();
    Gradient above = assembly.as(gradient, layout);
    Gradient below = above.isExclusive() ? above : assembly.fresh(layout);
    dnnl_primitive_desc forward = forward(activation, layout, assembly);
    assembly
        .backward()
        .add(
            assembly
                .primitives()
                .call(
                    "activation gradient",
                    assembly
                        .primitives()
                        .describe(
                            "an activation's gradient",
                            (made, engine) ->
                                dnnl_eltwise_backward_primitive_desc_create(
                                    made,
                                    engine,
                                    Elementwise.algorithmByResult(activation),
                                    layout.descriptor(),
                                    layout.descriptor(),
                                    layout.descriptor(),
                                    Elementwise.alpha(activation),
                                    0,
                                    forward,
                                    assembly.primitives().attributes().none())),
                    Map.of(
                        DNNL_ARG_DST,
                        result,
                        DNNL_ARG_DIFF_DST,
                        above.tensor(),
                        DNNL_ARG_DIFF_SRC,
                        below.tensor()),
                    assembly.memory()));
    if (below != above) {
      assembly.release(above);
    }
    return below;
  }

  private static dnnl_primitive_desc forward(
      Activation activation, Layout layout, Assembly assembly) {
    return assembly
        .primitives()
        .describe(
            "an activation",
            (made, engine) ->
                dnnl_eltwise_forward_primitive_desc_create(
                    made,
                    engine,
                    dnnl_forward_training,
                    Elementwise.algorithmByResult(activation),
                    layout.descriptor(),
                    layout.descriptor(),
                    Elementwise.alpha(activation),
                    0,
                    assembly.primitives().attributes().none()));
  }
}
