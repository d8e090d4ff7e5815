package io.onecycle.worker.onednn;

import io.onecycle.worker.compile.Arrangement.Framed;

/** A frame of zeros around an image, or what is left of it without its borders. */
record FramedLayer(Framed operation, int output) implements Layer {

  @Override
  public void forward(Assembly assembly) {
    Tensor source = Images.of(operation.input(), assembly);
    Layout layout = assembly.primitives().resized(source.layout(), assembly.sizes(output));
    Tensor result = assembly.made(layout);
    if (grows()) {
      Arithmetic.forward(assembly).clear(result);
    }
    Parts.copy(
        inner(source, false, assembly),
        inner(result, true, assembly),
        Arithmetic.forward(assembly));
    assembly.put(output, result);
  }

  @Override
  public void backward(Assembly assembly) {
    Layout layout = assembly.value(output).layout();
    Gradient above = assembly.as(assembly.gradient(output), layout);
    Gradient below = assembly.fresh(Images.of(operation.input(), assembly).layout());
    if (shrinks()) {
      Arithmetic.backward(assembly).clear(below.tensor());
    }
    Parts.copy(
        inner(above.tensor(), true, assembly),
        inner(below.tensor(), false, assembly),
        Arithmetic.backward(assembly));
    assembly.release(above);
    Images.contribute(operation.input(), below, assembly);
  }

  private boolean grows() {
    return operation.top() > 0
        || operation.left() > 0
        || operation.bottom() > 0
        || operation.right() > 0;
  }

  private boolean shrinks() {
    return operation.top() < 0
        || operation.left() < 0
        || operation.bottom() < 0
        || operation.right() < 0;
  }

  /** What the image and the framed one have in common, in one of the two. */
  private Tensor inner(Tensor tensor, boolean framed, Assembly assembly) {
    long[] sizes = assembly.sizes(operation.input());
    sizes[2] += Math.min(0, operation.top()) + Math.min(0, operation.bottom());
    sizes[3] += Math.min(0, operation.left()) + Math.min(0, operation.right());
    int sign = framed ? 1 : -1;
    long[] from = {0, 0, Math.max(0, sign * operation.top()), Math.max(0, sign * operation.left())};
    Layout part = assembly.primitives().part(tensor.layout(), from, sizes).orElseThrow();
    return Images.viewed(tensor, part, assembly);
  }
}
