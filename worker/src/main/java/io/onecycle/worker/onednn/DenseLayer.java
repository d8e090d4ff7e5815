package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_ab;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_backward_data_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_backward_weights_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_weights_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;

import io.onecycle.worker.compile.Operation;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** A dense layer and the activation function behind it, if there is one; rows are examples. */
final class DenseLayer implements Layer {

  private final Operation.Dense operation;
  private final Fused fused;
  private final boolean last;
  private dnnl_primitive_desc hint;
  private Tensor source;

  /**
   * A layer.
   *
   * @param last whether it makes the logits, which are float32 whatever the other values are
   */
  DenseLayer(Operation.Dense operation, Fused fused, boolean last) {
    this.operation = operation;
    this.fused = fused;
    this.last = last;
  }

  @Override
  public int output() {
    return fused.output();
  }

  @Override
  public void forward(Assembly assembly) {
    Primitives primitives = assembly.primitives();
    source = given(assembly);
    Layout result = rows(assembly, last ? dnnl_f32 : assembly.mode().type());
    dnnl_primitive_desc forward = described(assembly, result);
    hint = described(assembly, rows(assembly, assembly.mode().type()));
    Tensor made = assembly.made(result);
    Map<Integer, Tensor> tensors = new HashMap<>();
    tensors.put(DNNL_ARG_SRC, source);
    tensors.put(
        DNNL_ARG_WEIGHTS,
        assembly.parameter(
            operation.weights(), primitives.asked(forward, dnnl_query_weights_md).orElseThrow()));
    operation
        .bias()
        .ifPresent(
            bias ->
                tensors.put(
                    DNNL_ARG_BIAS, assembly.parameter(bias, primitives.plain(bias.length()))));
    tensors.put(DNNL_ARG_DST, made);
    assembly.forward().add(primitives.call("dense", forward, tensors, assembly.memory()));
    assembly.put(fused.output(), made);
  }

  @Override
  public void backward(Assembly assembly) {
    Gradient gradient = assembly.as(fused.undone(assembly), rows(assembly, assembly.mode().type()));
    if (assembly.use().learns(operation.weights())) {
      weightGradient(assembly, gradient);
    }
    if (assembly.use().needsGradient(operation.input())) {
      inputGradient(assembly, gradient);
    }
    assembly.release(gradient);
  }

  private void weightGradient(Assembly assembly, Gradient gradient) {
    Primitives primitives = assembly.primitives();
    dnnl_primitive_desc backward =
        primitives.describe(
            "a dense layer's weight gradient",
            (made, engine) ->
                dnnl_inner_product_backward_weights_primitive_desc_create(
                    made,
                    engine,
                    source.layout().descriptor(),
                    weights(assembly, dnnl_f32),
                    bias(assembly),
                    gradient.tensor().layout().descriptor(),
                    hint,
                    primitives.attributes().none()));
    Tensor made =
        assembly.gradientPlace(
            operation.weights(),
            primitives.asked(backward, dnnl_query_diff_weights_md).orElseThrow());
    Map<Integer, Tensor> tensors = new HashMap<>();
    tensors.put(DNNL_ARG_SRC, source);
    tensors.put(DNNL_ARG_DIFF_DST, gradient.tensor());
    tensors.put(DNNL_ARG_DIFF_WEIGHTS, made);
    operation
        .bias()
        .ifPresent(bias -> tensors.put(DNNL_ARG_DIFF_BIAS, assembly.store().gradient(bias)));
    assembly.backward().add(primitives.call("dense weights", backward, tensors, assembly.memory()));
    assembly.gradientMade(operation.weights(), made);
  }

  private void inputGradient(Assembly assembly, Gradient gradient) {
    Primitives primitives = assembly.primitives();
    dnnl_primitive_desc backward =
        primitives.describe(
            "a dense layer's input gradient",
            (made, engine) ->
                dnnl_inner_product_backward_data_primitive_desc_create(
                    made,
                    engine,
                    source.layout().descriptor(),
                    weights(assembly, assembly.mode().type()),
                    gradient.tensor().layout().descriptor(),
                    hint,
                    primitives.attributes().none()));
    Tensor settled = assembly.store().weights(operation.weights());
    Tensor weights =
        assembly.inBackward(
            settled, primitives.asked(backward, dnnl_query_weights_md).orElseThrow());
    Gradient below = assembly.fresh(source.layout());
    assembly
        .backward()
        .add(
            primitives.call(
                "dense data",
                backward,
                Map.of(
                    DNNL_ARG_WEIGHTS,
                    weights,
                    DNNL_ARG_DIFF_DST,
                    gradient.tensor(),
                    DNNL_ARG_DIFF_SRC,
                    below.tensor()),
                assembly.memory()));
    assembly.done(weights, settled);
    if (seesImages()) {
      Images.contribute(operation.input(), below, assembly);
    } else {
      Images.contributeRows(operation.input(), below, assembly);
    }
  }

  /** The input as the weights see it: one row an example, or an image with its channels last. */
  private Tensor given(Assembly assembly) {
    return seesImages()
        ? assembly.as(
            Images.of(operation.input(), assembly),
            Images.channelsLast(operation.input(), assembly))
        : Images.rows(operation.input(), assembly);
  }

  private boolean seesImages() {
    return operation.weights().shape().size() == 4;
  }

  private dnnl_primitive_desc described(Assembly assembly, Layout result) {
    return assembly
        .primitives()
        .describe(
            "a dense layer",
            (made, engine) ->
                dnnl_inner_product_forward_primitive_desc_create(
                    made,
                    engine,
                    assembly.propagation(),
                    source.layout().descriptor(),
                    weights(assembly, assembly.mode().type()),
                    bias(assembly),
                    result.descriptor(),
                    assembly.primitives().attributes().then(fused.inForward())));
  }

  private Layout rows(Assembly assembly, int type) {
    return assembly
        .primitives()
        .layout(type, dnnl_ab, assembly.mode().batch(), operation.weights().shape().get(0));
  }

  private dnnl_memory_desc weights(Assembly assembly, int type) {
    long[] sizes = operation.weights().shape().stream().mapToLong(size -> size).toArray();
    return assembly.primitives().layout(type, dnnl_format_tag_any, sizes).descriptor();
  }

  private dnnl_memory_desc bias(Assembly assembly) {
    return operation
        .bias()
        .map(bias -> assembly.primitives().plain(bias.length()).descriptor())
        .orElse(null);
  }
}
