package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_include_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_resampling_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_resampling_nearest;

import io.onecycle.worker.compile.Arrangement.Upsampled;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * Each pixel as a block; the gradient sums each block, as a pool of means does but for a factor.
 */
record UpsampledLayer(Upsampled operation, int output) implements Layer {

  private static final long[] NONE = {0, 0};

  @Override
  public void forward(Assembly assembly) {
    Primitives primitives = assembly.primitives();
    Tensor source = Images.of(operation.input(), assembly);
    Layout layout = primitives.resized(source.layout(), assembly.sizes(output));
    Tensor result = assembly.made(layout);
    float[] factors = {operation.down(), operation.across()};
    dnnl_primitive_desc resampling =
        primitives.describe(
            "upsampling",
            (made, engine) ->
                dnnl_resampling_forward_primitive_desc_create(
                    made,
                    engine,
                    assembly.propagation(),
                    dnnl_resampling_nearest,
                    factors,
                    source.layout().descriptor(),
                    layout.descriptor(),
                    primitives.attributes().none()));
    assembly
        .forward()
        .add(
            primitives.call(
                "upsampling",
                resampling,
                Map.of(DNNL_ARG_SRC, source, DNNL_ARG_DST, result),
                assembly.memory()));
    assembly.put(output, result);
  }

  @Override
  public void backward(Assembly assembly) {
    Primitives primitives = assembly.primitives();
    Layout layout = Images.of(operation.input(), assembly).layout();
    Gradient above = assembly.as(assembly.gradient(output), assembly.value(output).layout());
    Gradient below = assembly.fresh(layout);
    long[] block = {operation.down(), operation.across()};
    dnnl_primitive_desc means =
        primitives.describe(
            "upsampling's gradient",
            (made, engine) ->
                dnnl_pooling_forward_primitive_desc_create(
                    made,
                    engine,
                    dnnl_forward_inference,
                    dnnl_pooling_avg_include_padding,
                    above.tensor().layout().descriptor(),
                    layout.descriptor(),
                    block,
                    block,
                    NONE,
                    NONE,
                    NONE,
                    primitives.attributes().none()));
    assembly
        .backward()
        .add(
            primitives.call(
                "upsampling gradient",
                means,
                Map.of(DNNL_ARG_SRC, above.tensor(), DNNL_ARG_DST, below.tensor()),
                assembly.memory()));
    Arithmetic.backward(assembly)
        .apply(
            Eltwise.linear((double) operation.down() * operation.across(), 0),
            below.tensor(),
            below.tensor());
    assembly.release(above);
    Images.contribute(operation.input(), below, assembly);
  }
}
