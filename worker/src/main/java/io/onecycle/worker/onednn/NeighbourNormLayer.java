package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_ab;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;

import io.onecycle.worker.compile.Normalisation.OfNeighbours;

/**
 * Local response normalisation over neighbouring channels. oneDNN's own has fast code for few
 * shapes alone; here sums over neighbours are products with a band of ones: with u = k + α·B·x² it
 * is y = x·u^−β, and its gradient dy·u^−β − 2αβ·x·B·(dy·y/u).
 */
final class NeighbourNormLayer implements Layer {

  private final OfNeighbours operation;
  private final int output;
  private Tensor source;
  private Tensor band;
  private Tensor scale;
  private Tensor inverse;

  NeighbourNormLayer(OfNeighbours operation, int output) {
    this.operation = operation;
    this.output = output;
  }

  @Override
  public int output() {
    return output;
  }

  @Override
  public void forward(Assembly assembly) {
    Tensor given = Images.of(operation.input(), assembly);
    source = assembly.as(given, Images.channelsLast(operation.input(), assembly));
    Layout layout = source.layout();
    band = band(assembly);
    Arithmetic arithmetic = Arithmetic.forward(assembly);
    Tensor squares = arithmetic.temporary(layout);
    arithmetic.apply(Eltwise.SQUARE, source, squares);
    inverse = assembly.made(layout);
    spread(squares, inverse, arithmetic);
    arithmetic.done(squares);
    arithmetic.apply(Eltwise.linear(operation.alpha(), operation.k()), inverse, inverse);
    scale = assembly.made(layout);
    arithmetic.apply(Eltwise.LOGARITHM, inverse, scale);
    arithmetic.apply(Eltwise.linear(-operation.beta(), 0), scale, scale);
    arithmetic.apply(Eltwise.EXPONENTIAL, scale, scale);
    Tensor result = assembly.made(layout);
    arithmetic.combine(dnnl_binary_mul, source, scale, result);
    if (assembly.mode().training()) {
      arithmetic.apply(Eltwise.INVERSE, inverse, inverse);
    } else {
      arithmetic.done(inverse);
      arithmetic.done(scale);
    }
    assembly.put(output, result);
  }

  @Override
  public void backward(Assembly assembly) {
    Tensor result = assembly.value(output);
    Layout layout = result.layout();
    Gradient above = assembly.as(assembly.gradient(output), layout);
    Gradient below = assembly.fresh(layout);
    Arithmetic arithmetic = Arithmetic.backward(assembly);
    Tensor each = arithmetic.temporary(layout);
    arithmetic.combine(dnnl_binary_mul, above.tensor(), result, each);
    arithmetic.combine(dnnl_binary_mul, each, inverse, each);
    Tensor sums = arithmetic.temporary(layout);
    spread(each, sums, arithmetic);
    arithmetic.combine(dnnl_binary_mul, sums, source, sums);
    double factor = -2 * operation.alpha() * operation.beta();
    arithmetic.apply(Eltwise.linear(factor, 0), sums, sums);
    arithmetic.combine(dnnl_binary_mul, above.tensor(), scale, below.tensor());
    arithmetic.combine(dnnl_binary_add, below.tensor(), sums, below.tensor());
    arithmetic.done(sums);
    arithmetic.done(each);
    assembly.release(above);
    Images.contribute(operation.input(), below, assembly);
  }

  /** Each channel's sum over its neighbours; a pixel is a row. */
  private void spread(Tensor from, Tensor to, Arithmetic arithmetic) {
    Assembly assembly = arithmetic.assembly();
    long[] sizes = assembly.sizes(output);
    Layout pixels =
        assembly
            .primitives()
            .layout(assembly.mode().type(), dnnl_ab, sizes[0] * sizes[2] * sizes[3], sizes[1]);
    arithmetic
        .calls()
        .add(
            Products.of(
                Images.viewed(from, pixels, assembly),
                band,
                Images.viewed(to, pixels, assembly),
                assembly));
  }

  private Tensor band(Assembly assembly) {
    int channels = Math.toIntExact(assembly.sizes(output)[1]);
    float[] ones = new float[channels * channels];
    for (int i = 0; i < channels; i++) {
      int first = Math.max(0, i - operation.reach());
      int last = Math.min(channels - 1, i + operation.reach());
      for (int j = first; j <= last; j++) {
        ones[i * channels + j] = 1;
      }
    }
    return assembly.constant(ones, channels, channels);
  }
}
