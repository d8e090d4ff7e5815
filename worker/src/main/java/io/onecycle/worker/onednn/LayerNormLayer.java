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
import static org.bytedeco.dnnl.global.dnnl.dnnl_backward;
import static org.bytedeco.dnnl.global.dnnl.dnnl_layer_normalization_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_layer_normalization_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scale;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_shift;

import io.onecycle.worker.compile.Normalisation;
import io.onecycle.worker.compile.Parameter;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** Layer normalisation of features. */
final class LayerNormLayer implements Layer {

  private final Normalisation.OfLayer operation;
  private final int output;
  private dnnl_primitive_desc forward;
  private Tensor source;
  private Tensor mean;
  private Tensor variance;

  LayerNormLayer(Normalisation.OfLayer operation, int output) {
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
    source = Images.rows(operation.input(), assembly);
    Layout layout = source.layout();
    forward =
        primitives.describe(
            "layer normalisation",
            (made, engine) ->
                dnnl_layer_normalization_forward_primitive_desc_create(
                    made,
                    engine,
                    assembly.propagation(),
                    layout.descriptor(),
                    layout.descriptor(),
                    primitives.plain(assembly.mode().batch()).descriptor(),
                    (float) operation.epsilon(),
                    flags(),
                    primitives.attributes().none()));
    Tensor result = assembly.made(layout);
    Map<Integer, Tensor> tensors = new HashMap<>();
    tensors.put(DNNL_ARG_SRC, source);
    tensors.put(DNNL_ARG_DST, result);
    tensors.put(DNNL_ARG_SCALE, vector(operation.gain(), assembly));
    operation.shift().ifPresent(each -> tensors.put(DNNL_ARG_SHIFT, vector(each, assembly)));
    if (assembly.mode().training()) {
      mean = ofExamples(assembly);
      variance = ofExamples(assembly);
      tensors.put(DNNL_ARG_MEAN, mean);
      tensors.put(DNNL_ARG_VARIANCE, variance);
    }
    assembly.forward().add(primitives.call("layer norm", forward, tensors, assembly.memory()));
    assembly.put(output, result);
  }

  @Override
  public void backward(Assembly assembly) {
    Primitives primitives = assembly.primitives();
    Layout layout = source.layout();
    Gradient above = assembly.as(assembly.gradient(output), layout);
    Gradient below = assembly.fresh(layout);
    dnnl_primitive_desc backward =
        primitives.describe(
            "layer normalisation's gradient",
            (made, engine) ->
                dnnl_layer_normalization_backward_primitive_desc_create(
                    made,
                    engine,
                    dnnl_backward,
                    layout.descriptor(),
                    layout.descriptor(),
                    layout.descriptor(),
                    mean.layout().descriptor(),
                    (float) operation.epsilon(),
                    flags(),
                    forward,
                    primitives.attributes().none()));
    Map<Integer, Tensor> tensors = new HashMap<>();
    tensors.put(DNNL_ARG_SRC, source);
    tensors.put(DNNL_ARG_MEAN, mean);
    tensors.put(DNNL_ARG_VARIANCE, variance);
    tensors.put(DNNL_ARG_SCALE, vector(operation.gain(), assembly));
    tensors.put(DNNL_ARG_DIFF_DST, above.tensor());
    tensors.put(DNNL_ARG_DIFF_SRC, below.tensor());
    tensors.put(DNNL_ARG_DIFF_SCALE, assembly.store().gradient(operation.gain()));
    operation
        .shift()
        .ifPresent(each -> tensors.put(DNNL_ARG_DIFF_SHIFT, assembly.store().gradient(each)));
    assembly
        .backward()
        .add(primitives.call("layer norm gradient", backward, tensors, assembly.memory()));
    assembly.release(above);
    if (assembly.use().needsGradient(operation.input())) {
      Images.contributeRows(operation.input(), below, assembly);
    } else {
      assembly.release(below);
    }
  }

  private int flags() {
    return dnnl_use_scale | (operation.shift().isPresent() ? dnnl_use_shift : 0);
  }

  private static Tensor ofExamples(Assembly assembly) {
    Layout layout = assembly.primitives().plain(assembly.mode().batch());
    return assembly.memory().fixed(assembly.primitives().tensor(layout));
  }

  private static Tensor vector(Parameter parameter, Assembly assembly) {
    return assembly.parameter(parameter, assembly.primitives().plain(parameter.length()));
  }
}
