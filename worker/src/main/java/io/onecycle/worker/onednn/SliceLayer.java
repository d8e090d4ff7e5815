package io.onecycle.worker.onednn;

import io.onecycle.worker.compile.Arrangement.Slice;

/** Some channels of a value. */
final class SliceLayer implements Layer {

  private final Slice operation;
  private final int output;

  SliceLayer(Slice operation, int output) {
    this.operation = operation;
    this.output = output;
  }

  @Override
  public int output() {
    return output;
  }

  @Override
  public void forward(Assembly assembly) {
    Tensor whole =
        assembly.as(
            Images.of(operation.input(), assembly),
            Images.channelsLast(operation.input(), assembly));
    Tensor result = assembly.made(Images.channelsLast(output, assembly));
    Tensor part = Channels.of(whole, operation.from(), output, assembly);
    Parts.copy(part, result, Arithmetic.forward(assembly));
    assembly.put(output, result);
  }

  @Override
  public void backward(Assembly assembly) {
    Gradient above = assembly.gradient(output);
    Gradient below = assembly.fresh(Images.channelsLast(operation.input(), assembly));
    Arithmetic.backward(assembly).clear(below.tensor());
    Tensor part = Channels.of(below.tensor(), operation.from(), output, assembly);
    Parts.copy(above.tensor(), part, Arithmetic.backward(assembly));
    assembly.release(above);
    Images.contribute(operation.input(), below, assembly);
  }
}
