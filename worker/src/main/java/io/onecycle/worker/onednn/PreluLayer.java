package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_prelu_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_prelu_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_weights_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;

import io.onecycle.worker.compile.Pointwise.ParametricRelu;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** ReLU with slopes of its own. */
final class PreluLayer implements Layer {

  private final ParametricRelu operation;
  private final int output;
  private dnnl_primitive_desc forward;

  PreluLayer(ParametricRelu operation, int output) {
    this.operation = operation;
    this.output = output;
  }

  @Override
  public int output() {
    return output;
  }

  @Override
  public void forward(Assembly assembly) {
    Primitives primitives = assembly.primitives();
    Tensor source = Images.of(operation.input(), assembly);
    Tensor result = assembly.made(source.layout());
    Layout slopes = slopes(assembly, assembly.mode().type());
    forward =
        primitives.describe(
            "PReLU",
            (made, engine) ->
                dnnl_prelu_forward_primitive_desc_create(
                    made,
                    engine,
                    assembly.propagation(),
                    source.layout().descriptor(),
                    slopes.descriptor(),
                    result.layout().descriptor(),
                    primitives.attributes().none()));
    Tensor weights =
        assembly.parameter(
            operation.slopes(), primitives.asked(forward, dnnl_query_weights_md).orElseThrow());
    assembly
        .forward()
        .add(
            primitives.call(
                "prelu",
                forward,
                Map.of(DNNL_ARG_SRC, source, DNNL_ARG_WEIGHTS, weights, DNNL_ARG_DST, result),
                assembly.memory()));
    assembly.put(output, result);
  }

  @Override
  public void backward(Assembly assembly) {
    Primitives primitives = assembly.primitives();
    Tensor source = Images.of(operation.input(), assembly);
    Layout layout = source.layout();
    Gradient above = assembly.as(assembly.gradient(output), layout);
    Gradient below = assembly.fresh(layout);
    Layout slopes = slopes(assembly, assembly.mode().type());
    dnnl_primitive_desc backward =
        primitives.describe(
            "PReLU's gradient",
            (made, engine) ->
                dnnl_prelu_backward_primitive_desc_create(
                    made,
                    engine,
                    layout.descriptor(),
                    slopes.descriptor(),
                    layout.descriptor(),
                    slopes(assembly, dnnl_f32).descriptor(),
                    layout.descriptor(),
                    forward,
                    primitives.attributes().none()));
    Tensor settled = assembly.store().weights(operation.slopes());
    Tensor weights =
        assembly.inBackward(
            settled, primitives.asked(backward, dnnl_query_weights_md).orElseThrow());
    Tensor made =
        assembly.gradientPlace(
            operation.slopes(),
            primitives.asked(backward, dnnl_query_diff_weights_md).orElseThrow());
    assembly
        .backward()
        .add(
            primitives.call(
                "prelu gradient",
                backward,
                Map.of(
                    DNNL_ARG_SRC,
                    source,
                    DNNL_ARG_WEIGHTS,
                    weights,
                    DNNL_ARG_DIFF_DST,
                    above.tensor(),
                    DNNL_ARG_DIFF_SRC,
                    below.tensor(),
                    DNNL_ARG_DIFF_WEIGHTS,
                    made),
                assembly.memory()));
    assembly.gradientMade(operation.slopes(), made);
    assembly.done(weights, settled);
    assembly.release(above);
    if (assembly.use().needsGradient(operation.input())) {
      Images.contribute(operation.input(), below, assembly);
    } else {
      assembly.release(below);
    }
  }

  private Layout slopes(Assembly assembly, int type) {
    List<Long> shape = operation.slopes().shape();
    return assembly
        .primitives()
        .layout(type, dnnl_format_tag_any, 1, shape.get(0), shape.get(1), shape.get(2));
  }
}
