package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_ge;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_max;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_sub;

import io.onecycle.worker.compile.Pointwise.Combined;

/** A difference, a product or the larger of two values. */
record CombinedLayer(Combined operation, int output) implements Layer {

  @Override
  public void forward(Assembly assembly) {
    Tensor left = Images.of(operation.left(), assembly);
    Tensor right = assembly.as(Images.of(operation.right(), assembly), left.layout());
    Tensor result = assembly.made(left.layout());
    int algorithm =
        switch (operation.kind()) {
          case DIFFERENCE -> dnnl_binary_sub;
          case PRODUCT -> dnnl_binary_mul;
          case MAX -> dnnl_binary_max;
        };
    Arithmetic.forward(assembly).combine(algorithm, left, right, result);
    assembly.put(output, result);
  }

  @Override
  public void backward(Assembly assembly) {
    Layout layout = assembly.value(output).layout();
    Gradient above = assembly.as(assembly.gradient(output), layout);
    switch (operation.kind()) {
      case DIFFERENCE -> ofDifference(assembly, above);
      case PRODUCT -> ofProduct(assembly, above);
      case MAX -> ofMax(assembly, above);
    }
    assembly.release(above);
  }

  private void ofDifference(Assembly assembly, Gradient above) {
    contribute(
        operation.right(),
        assembly,
        above,
        (arithmetic, below) -> arithmetic.apply(Eltwise.linear(-1, 0), above.tensor(), below));
    contribute(
        operation.left(),
        assembly,
        above,
        (arithmetic, below) -> arithmetic.apply(Eltwise.linear(1, 0), above.tensor(), below));
  }

  private void ofProduct(Assembly assembly, Gradient above) {
    times(operation.left(), operation.right(), assembly, above);
    times(operation.right(), operation.left(), assembly, above);
  }

  private void times(int of, int other, Assembly assembly, Gradient above) {
    Layout layout = above.tensor().layout();
    contribute(
        of,
        assembly,
        above,
        (arithmetic, below) -> {
          Tensor given = Images.of(other, assembly);
          Tensor factor = assembly.inBackward(given, layout);
          arithmetic.combine(dnnl_binary_mul, above.tensor(), factor, below);
          assembly.done(factor, given);
        });
  }

  /** Where both are equal, the left one has it. */
  private void ofMax(Assembly assembly, Gradient above) {
    Layout layout = above.tensor().layout();
    Arithmetic arithmetic = Arithmetic.backward(assembly);
    Tensor left = Images.of(operation.left(), assembly);
    Tensor right = Images.of(operation.right(), assembly);
    Tensor other = assembly.inBackward(right, layout);
    Gradient ofLeft = assembly.fresh(layout);
    arithmetic.combine(dnnl_binary_ge, left, other, ofLeft.tensor());
    arithmetic.combine(dnnl_binary_mul, ofLeft.tensor(), above.tensor(), ofLeft.tensor());
    assembly.done(other, right);
    contribute(
        operation.right(),
        assembly,
        above,
        (of, below) -> of.combine(dnnl_binary_sub, above.tensor(), ofLeft.tensor(), below));
    if (assembly.use().needsGradient(operation.left())) {
      Images.contribute(operation.left(), ofLeft, assembly);
    } else {
      assembly.release(ofLeft);
    }
  }

  private interface Filling {
    void fill(Arithmetic arithmetic, Tensor below);
  }

  private static void contribute(int value, Assembly assembly, Gradient above, Filling filling) {
    if (assembly.use().needsGradient(value)) {
      Gradient below = assembly.fresh(above.tensor().layout());
      filling.fill(Arithmetic.backward(assembly), below.tensor());
      Images.contribute(value, below, assembly);
    }
  }
}
