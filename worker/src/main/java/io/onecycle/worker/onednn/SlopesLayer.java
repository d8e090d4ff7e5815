package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_ab;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_sub;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nchw;

import io.onecycle.worker.compile.Pointwise.ParametricRelu;
import java.util.Arrays;
import java.util.List;

/**
 * PReLU whose slopes differ from pixel to pixel, or not even from channel to channel, which oneDNN
 * has no fast code for: {@code max(x, 0) + slope·min(x, 0)}.
 */
final class SlopesLayer implements Layer {

  private final ParametricRelu operation;
  private final int output;
  private Tensor source;
  private Tensor slopes;
  private Tensor ones;

  SlopesLayer(ParametricRelu operation, int output) {
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
    // An example is to be a row without gaps.
    source =
        given.layout().isPadded()
            ? assembly.as(given, Images.channelsLast(operation.input(), assembly))
            : given;
    Layout layout = source.layout();
    Arithmetic arithmetic = Arithmetic.forward(assembly);
    slopes = ofOneExample(arithmetic);
    if (assembly.mode().training()) {
      float[] all = new float[assembly.mode().batch()];
      Arrays.fill(all, 1);
      ones = assembly.constant(all, 1, all.length);
    }
    Tensor result = assembly.made(layout);
    Tensor below = arithmetic.temporary(layout);
    arithmetic.apply(Eltwise.clip(Double.NEGATIVE_INFINITY, 0), source, below);
    arithmetic.combine(dnnl_binary_mul, below, slopes, below);
    arithmetic.apply(Eltwise.clip(0, Double.POSITIVE_INFINITY), source, result);
    arithmetic.combine(dnnl_binary_add, result, below, result);
    arithmetic.done(below);
    assembly.put(output, result);
  }

  @Override
  public void backward(Assembly assembly) {
    Layout layout = source.layout();
    Gradient above = assembly.as(assembly.gradient(output), layout);
    Gradient below = assembly.fresh(layout);
    Arithmetic arithmetic = Arithmetic.backward(assembly);
    Eltwise.RELU.appendGradient(source, above.tensor(), below.tensor(), assembly);
    Tensor ofNegative = arithmetic.temporary(layout);
    arithmetic.combine(dnnl_binary_sub, above.tensor(), below.tensor(), ofNegative);
    Tensor products = arithmetic.temporary(layout);
    arithmetic.combine(dnnl_binary_mul, ofNegative, source, products);
    sum(products, arithmetic);
    arithmetic.done(products);
    arithmetic.combine(dnnl_binary_mul, ofNegative, slopes, ofNegative);
    arithmetic.combine(dnnl_binary_add, below.tensor(), ofNegative, below.tensor());
    arithmetic.done(ofNegative);
    assembly.release(above);
    if (assembly.use().needsGradient(operation.input())) {
      Images.contribute(operation.input(), below, assembly);
    } else {
      assembly.release(below);
    }
  }

  /** The slope of each number of an example, in the order of the values. */
  private Tensor ofOneExample(Arithmetic arithmetic) {
    Assembly assembly = arithmetic.assembly();
    Primitives primitives = assembly.primitives();
    Tensor own = assembly.parameter(operation.slopes(), ownLayout(assembly));
    Layout whole = primitives.floats(primitives.resized(source.layout(), one(assembly)));
    if (Arrays.equals(whole.sizes(), own.layout().sizes())) {
      return assembly.as(own, whole);
    }
    Tensor zeros = arithmetic.temporary(primitives.plain(one(assembly)));
    arithmetic.clear(zeros);
    arithmetic.combine(dnnl_binary_add, zeros, own, zeros);
    Tensor spread = assembly.as(zeros, whole);
    if (!spread.equals(zeros)) {
      arithmetic.done(zeros);
    }
    return spread;
  }

  /** Over the mini-batch, then over what shares a slope. */
  private void sum(Tensor products, Arithmetic arithmetic) {
    Assembly assembly = arithmetic.assembly();
    Primitives primitives = assembly.primitives();
    long[] sizes = assembly.sizes(output);
    long numbers = sizes[1] * sizes[2] * sizes[3];
    Layout rows = primitives.layout(products.layout().type(), dnnl_ab, sizes[0], numbers);
    Layout whole = primitives.floats(primitives.resized(products.layout(), one(assembly)));
    Tensor total = arithmetic.temporary(whole);
    arithmetic
        .calls()
        .add(
            Products.of(
                ones,
                Images.viewed(products, rows, assembly),
                Images.viewed(total, primitives.plain(1, numbers), assembly),
                assembly));
    Layout own = ownLayout(assembly);
    Tensor made = assembly.gradientPlace(operation.slopes(), own);
    if (Arrays.equals(whole.sizes(), own.sizes())) {
      arithmetic.calls().add(primitives.reorder(total, made, assembly.memory()));
    } else {
      arithmetic.calls().add(Products.sum(total, made, assembly));
    }
    assembly.gradientMade(operation.slopes(), made);
    arithmetic.done(total);
  }

  private long[] one(Assembly assembly) {
    long[] sizes = assembly.sizes(output);
    sizes[0] = 1;
    return sizes;
  }

  private Layout ownLayout(Assembly assembly) {
    List<Long> shape = operation.slopes().shape();
    return assembly
        .primitives()
        .layout(dnnl_f32, dnnl_nchw, 1, shape.get(0), shape.get(1), shape.get(2));
  }
}
