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
    assembly.forward().add(assembly.primitives().reorder(part, result, assembly.memory()));
    assembly.put(output, result);
  }

  @Override
  public void backward(Assembly assembly) {
    Gradient above = assembly.gradient(output);
    Gradient below = assembly.fresh(Images.channelsLast(operation.input(), assembly));
    Arithmetic.backward(assembly).clear(below.tensor());
    Tensor part = Channels.of(below.tensor(), operation.from(), output, assembly);
    assembly.backward().add(assembly.primitives().reorder(above.tensor(), part, assembly.memory()));
    assembly.release(above);
    Images.contribute(operation.input(), below, assembly);
  }
}
