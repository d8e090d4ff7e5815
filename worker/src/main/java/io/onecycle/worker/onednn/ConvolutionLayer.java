package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import java.util.HashMap;
import java.util.Map;

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
    ConvolutionPass forward = plan.forward();
    source = assembly.as(Images.of(operation.input(), assembly), forward.wanted(DNNL_ARG_SRC));
    Tensor result = assembly.made(forward.wanted(DNNL_ARG_DST));
    Map<Integer, Tensor> tensors = new HashMap<>();
    tensors.put(DNNL_ARG_SRC, source);
    tensors.put(
        DNNL_ARG_WEIGHTS,
        assembly.parameter(operation.weights(), forward.wanted(DNNL_ARG_WEIGHTS)));
    operation
        .bias()
        .ifPresent(
            bias ->
                tensors.put(
                    DNNL_ARG_BIAS,
                    assembly.parameter(bias, primitives.plain(bias.shape().get(0)))));
    tensors.put(DNNL_ARG_DST, result);
    assembly.forward().add(forward.call("conv", tensors, assembly.memory()));
    assembly.put(fused.output(), result);
  }

  @Override
  public void backward(Assembly assembly) {
    Gradient gradient = fused.undone(assembly);
    if (assembly.use().learns(operation.weights())) {
      weights(assembly, gradient);
    }
    if (plan.backwardData().isPresent()) {
      data(assembly, gradient, plan.backwardData().get());
    }
    assembly.release(gradient);
  }

  private void weights(Assembly assembly, Gradient gradient) {
    ConvolutionPass backward = plan.backwardWeights().orElseThrow();
    Tensor made =
        assembly.gradientPlace(operation.weights(), backward.wanted(DNNL_ARG_DIFF_WEIGHTS));
    Map<Integer, Tensor> tensors = new HashMap<>();
    Tensor in = assembly.inBackward(source, backward.wanted(DNNL_ARG_SRC));
    Tensor above = assembly.inBackward(gradient.tensor(), backward.wanted(DNNL_ARG_DIFF_DST));
    tensors.put(DNNL_ARG_SRC, in);
    tensors.put(DNNL_ARG_DIFF_DST, above);
    tensors.put(DNNL_ARG_DIFF_WEIGHTS, made);
    operation
        .bias()
        .ifPresent(bias -> tensors.put(DNNL_ARG_DIFF_BIAS, assembly.store().gradient(bias)));
    assembly.backward().add(backward.call("conv weights", tensors, assembly.memory()));
    assembly.gradientMade(operation.weights(), made);
    assembly.done(in, source);
    assembly.done(above, gradient.tensor());
  }

  private void data(Assembly assembly, Gradient gradient, ConvolutionPass backward) {
    Tensor settled = assembly.store().weights(operation.weights());
    Tensor weights = assembly.inBackward(settled, backward.wanted(DNNL_ARG_WEIGHTS));
    Tensor above = assembly.inBackward(gradient.tensor(), backward.wanted(DNNL_ARG_DIFF_DST));
    Gradient below = assembly.fresh(backward.wanted(DNNL_ARG_DIFF_SRC));
    assembly
        .backward()
        .add(
            backward.call(
                "conv data",
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
