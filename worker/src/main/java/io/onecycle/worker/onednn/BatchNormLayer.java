package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_backward;
import static org.bytedeco.dnnl.global.dnnl.dnnl_backward_data;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_linear;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_fuse_norm_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_workspace_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_global_stats;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scale;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_shift;

import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Parameter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** Batch normalisation and the ReLU behind it, if there is one. */
final class BatchNormLayer implements Layer {

  private final Operation.BatchNorm operation;
  private final Fused fused;
  private dnnl_primitive_desc forward;
  private Optional<Tensor> mask = Optional.empty();

  BatchNormLayer(Operation.BatchNorm operation, Fused fused) {
    this.operation = operation;
    this.fused = fused;
  }

  @Override
  public int output() {
    return fused.output();
  }

  @Override
  public void forward(Assembly assembly) {
    Primitives primitives = assembly.primitives();
    Tensor source = assembly.value(operation.input());
    forward =
        primitives.describe(
            "batch normalisation",
            (made, engine) ->
                dnnl_batch_normalization_forward_primitive_desc_create(
                    made,
                    engine,
                    assembly.propagation(),
                    source.layout().descriptor(),
                    source.layout().descriptor(),
                    (float) operation.epsilon(),
                    flags(assembly),
                    primitives.attributes().none()));
    Tensor result = assembly.made(source.layout());
    Map<Integer, Tensor> tensors = new HashMap<>();
    tensors.put(DNNL_ARG_SRC, source);
    operation.gain().ifPresent(each -> tensors.put(DNNL_ARG_SCALE, vector(each, assembly)));
    operation.shift().ifPresent(each -> tensors.put(DNNL_ARG_SHIFT, vector(each, assembly)));
    tensors.put(DNNL_ARG_DST, result);
    Tensor mean = vector(operation.mean(), assembly);
    Tensor variance = vector(operation.variance(), assembly);
    boolean training = assembly.mode().training();
    tensors.put(DNNL_ARG_MEAN, training ? ofBatch(operation.mean(), assembly) : mean);
    tensors.put(DNNL_ARG_VARIANCE, training ? ofBatch(operation.variance(), assembly) : variance);
    if (training && fused.inForward().isPresent()) {
      mask =
          primitives
              .asked(forward, dnnl_query_workspace_md)
              .map(primitives::tensor)
              .map(tensor -> assembly.memory().fixed(tensor));
      mask.ifPresent(tensor -> tensors.put(DNNL_ARG_WORKSPACE, tensor));
    }
    assembly.forward().add(primitives.call("norm", forward, tensors, assembly.memory()));
    if (training && !assembly.use().needsGradient(fused.output())) {
      // There is no backward pass, whose last step it else is.
      assembly.forward().add(unbiased(ofBatch(operation.variance(), assembly), assembly));
    }
    assembly.put(fused.output(), result);
  }

  @Override
  public void backward(Assembly assembly) {
    Primitives primitives = assembly.primitives();
    Tensor source = assembly.value(operation.input());
    Layout layout = source.layout();
    Gradient above = assembly.as(assembly.gradient(fused.output()), layout);
    Gradient below = above.isExclusive() ? above : assembly.fresh(layout);
    Map<Integer, Tensor> tensors = new HashMap<>();
    tensors.put(DNNL_ARG_SRC, source);
    tensors.put(DNNL_ARG_MEAN, ofBatch(operation.mean(), assembly));
    tensors.put(DNNL_ARG_VARIANCE, ofBatch(operation.variance(), assembly));
    operation.gain().ifPresent(each -> tensors.put(DNNL_ARG_SCALE, vector(each, assembly)));
    tensors.put(DNNL_ARG_DIFF_DST, above.tensor());
    tensors.put(DNNL_ARG_DIFF_SRC, below.tensor());
    ParameterStore store = assembly.store();
    operation.gain().ifPresent(each -> tensors.put(DNNL_ARG_DIFF_SCALE, store.gradient(each)));
    operation.shift().ifPresent(each -> tensors.put(DNNL_ARG_DIFF_SHIFT, store.gradient(each)));
    mask.ifPresent(tensor -> tensors.put(DNNL_ARG_WORKSPACE, tensor));
    dnnl_primitive_desc backward =
        primitives.describe(
            "batch normalisation's gradient",
            (made, engine) ->
                dnnl_batch_normalization_backward_primitive_desc_create(
                    made,
                    engine,
                    operation.gain().isPresent() ? dnnl_backward : dnnl_backward_data,
                    layout.descriptor(),
                    layout.descriptor(),
                    layout.descriptor(),
                    (float) operation.epsilon(),
                    flags(assembly),
                    forward,
                    primitives.attributes().none()));
    assembly.backward().add(primitives.call("norm gradient", backward, tensors, assembly.memory()));
    // Only now, as the gradient takes the biased one.
    assembly.backward().add(unbiased(ofBatch(operation.variance(), assembly), assembly));
    if (below != above) {
      assembly.release(above);
    }
    if (assembly.use().needsGradient(operation.input())) {
      assembly.contribute(operation.input(), below);
    } else {
      assembly.release(below);
    }
  }

  /** The variance of the mini-batch as the running one takes it in. */
  private Call unbiased(Tensor variance, Assembly assembly) {
    long[] sizes = assembly.sizes(operation.input());
    double factor = Operation.BatchNorm.unbiasing(sizes[0] * sizes[2] * sizes[3]);
    Primitives primitives = assembly.primitives();
    return primitives.call(
        "unbiased variance",
        primitives.describe(
            "an unbiased variance",
            (made, engine) ->
                dnnl_eltwise_forward_primitive_desc_create(
                    made,
                    engine,
                    dnnl_forward_inference,
                    dnnl_eltwise_linear,
                    variance.layout().descriptor(),
                    variance.layout().descriptor(),
                    (float) factor,
                    0,
                    primitives.attributes().none())),
        Map.of(DNNL_ARG_SRC, variance, DNNL_ARG_DST, variance),
        assembly.memory());
  }

  private int flags(Assembly assembly) {
    return (operation.gain().isPresent() ? dnnl_use_scale : 0)
        | (operation.shift().isPresent() ? dnnl_use_shift : 0)
        | (fused.inForward().isPresent() ? dnnl_fuse_norm_relu : 0)
        | (assembly.mode().training() ? 0 : dnnl_use_global_stats);
  }

  private static Tensor vector(Parameter parameter, Assembly assembly) {
    return assembly.parameter(parameter, assembly.primitives().plain(parameter.length()));
  }

  /** The mini-batch's own mean or variance. */
  private static Tensor ofBatch(Parameter statistic, Assembly assembly) {
    return assembly.store().gradient(statistic);
  }
}
