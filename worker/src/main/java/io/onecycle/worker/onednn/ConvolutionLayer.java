package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_src_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_weights_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_src_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;

import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** A convolution and the activation function behind it, if there is one. */
final class ConvolutionLayer implements Layer {

  private final Operation.Convolution operation;
  private final Fused fused;
  private ConvolutionPlan plan;
  private Tensor source;

  ConvolutionLayer(Operation.Convolution operation, Fused fused) {
    this.operation = operation;
    this.fused = fused;
  }

  @Override
  public int output() {
    return fused.output();
  }

  @Override
  public void forward(Assembly assembly) throws NotCoveredException {
    Primitives primitives = assembly.primitives();
    plan = ConvolutionPlan.of(operation, fused.inForward(), assembly);
    dnnl_primitive_desc forward = plan.forward();
    source =
        assembly.as(
            Images.of(operation.input(), assembly),
            primitives.asked(forward, dnnl_query_src_md).orElseThrow());
    Tensor result = assembly.made(primitives.asked(forward, dnnl_query_dst_md).orElseThrow());
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
                    DNNL_ARG_BIAS,
                    assembly.parameter(bias, primitives.plain(bias.shape().get(0)))));
    tensors.put(DNNL_ARG_DST, result);
    assembly.forward().add(primitives.call("conv", forward, tensors, assembly.memory()));
    assembly.put(fused.output(), result);
  }

  @Override
  public void backward(Assembly assembly) {
    Gradient gradient = fused.undone(assembly);
    weights(assembly, gradient);
    if (plan.backwardData().isPresent()) {
      data(assembly, gradient, plan.backwardData().get());
    }
    assembly.release(gradient);
  }

  private void weights(Assembly assembly, Gradient gradient) {
    Primitives primitives = assembly.primitives();
    dnnl_primitive_desc backward = plan.backwardWeights().orElseThrow();
    Tensor made =
        assembly.gradientPlace(
            operation.weights(),
            primitives.asked(backward, dnnl_query_diff_weights_md).orElseThrow());
    Map<Integer, Tensor> tensors = new HashMap<>();
    Tensor in =
        assembly.inBackward(source, primitives.asked(backward, dnnl_query_src_md).orElseThrow());
    Tensor above =
        assembly.inBackward(
            gradient.tensor(), primitives.asked(backward, dnnl_query_diff_dst_md).orElseThrow());
    tensors.put(DNNL_ARG_SRC, in);
    tensors.put(DNNL_ARG_DIFF_DST, above);
    tensors.put(DNNL_ARG_DIFF_WEIGHTS, made);
    operation
        .bias()
        .ifPresent(bias -> tensors.put(DNNL_ARG_DIFF_BIAS, assembly.store().gradient(bias)));
    assembly.backward().add(primitives.call("conv weights", backward, tensors, assembly.memory()));
    assembly.gradientMade(operation.weights(), made);
    assembly.done(in, source);
    assembly.done(above, gradient.tensor());
  }

  private void data(Assembly assembly, Gradient gradient, dnnl_primitive_desc backward) {
    Primitives primitives = assembly.primitives();
    Tensor settled = assembly.store().weights(operation.weights());
    Tensor weights =
        assembly.inBackward(
            settled, primitives.asked(backward, dnnl_query_weights_md).orElseThrow());
    Tensor above =
        assembly.inBackward(
            gradient.tensor(), primitives.asked(backward, dnnl_query_diff_dst_md).orElseThrow());
    Gradient below =
        assembly.fresh(primitives.asked(backward, dnnl_query_diff_src_md).orElseThrow());
    assembly
        .backward()
        .add(
            primitives.call(
                "conv data",
                backward,
                Map.of(
                    DNNL_ARG_WEIGHTS,
                    weights,
                    DNNL_ARG_DIFF_DST,
                    above,
                    DNNL_ARG_DIFF_SRC,
                    below.tensor()),
                assembly.memory()));
    assembly.done(weights, settled);
    assembly.done(above, gradient.tensor());
    Images.contribute(operation.input(), below, assembly);
  }
}
