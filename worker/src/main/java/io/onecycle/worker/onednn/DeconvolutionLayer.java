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
import io.onecycle.worker.compile.Operation.Deconvolution;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** A transposed convolution. */
final class DeconvolutionLayer implements Layer {

  private final Deconvolution operation;
  private final int output;
  private DeconvolutionPlan plan;
  private Tensor source;

  DeconvolutionLayer(Deconvolution operation, int output) {
    this.operation = operation;
    this.output = output;
  }

  @Override
  public int output() {
    return output;
  }

  @Override
  public void forward(Assembly assembly) throws NotCoveredException {
    Primitives primitives = assembly.primitives();
    plan = new DeconvolutionPlan(operation, output, assembly);
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
                    DNNL_ARG_BIAS, assembly.parameter(bias, primitives.plain(bias.length()))));
    tensors.put(DNNL_ARG_DST, result);
    assembly.forward().add(primitives.call("deconv", forward, tensors, assembly.memory()));
    assembly.put(output, result);
  }

  @Override
  public void backward(Assembly assembly) {
    Gradient gradient = assembly.gradient(output);
    if (assembly.use().learns(operation.weights())) {
      weights(assembly, gradient);
    }
    if (assembly.use().needsGradient(operation.input())) {
      data(assembly, gradient);
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
    Tensor in =
        assembly.inBackward(source, primitives.asked(backward, dnnl_query_src_md).orElseThrow());
    Tensor above =
        assembly.inBackward(
            gradient.tensor(), primitives.asked(backward, dnnl_query_diff_dst_md).orElseThrow());
    Map<Integer, Tensor> tensors = new HashMap<>();
    tensors.put(DNNL_ARG_SRC, in);
    tensors.put(DNNL_ARG_DIFF_DST, above);
    tensors.put(DNNL_ARG_DIFF_WEIGHTS, made);
    operation
        .bias()
        .ifPresent(bias -> tensors.put(DNNL_ARG_DIFF_BIAS, assembly.store().gradient(bias)));
    assembly
        .backward()
        .add(primitives.call("deconv weights", backward, tensors, assembly.memory()));
    assembly.gradientMade(operation.weights(), made);
    assembly.done(in, source);
    assembly.done(above, gradient.tensor());
  }

  private void data(Assembly assembly, Gradient gradient) {
    Primitives primitives = assembly.primitives();
    dnnl_primitive_desc backward = plan.backwardData().orElseThrow();
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
                "deconv data",
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
