package io.onecycle.worker.onednn;

import io.onecycle.worker.compile.Arrangement.Reshaped;

/** The same numbers in channel, row, column order, as another shape. */
record ReshapedLayer(Reshaped operation, int output) implements Layer {

  @Override
  public void forward(Assembly assembly) {
    Tensor source = Images.of(operation.input(), assembly);
    Tensor plain = assembly.made(Images.plain(operation.input(), assembly));
    assembly.forward().add(assembly.primitives().reorder(source, plain, assembly.memory()));
    assembly.put(output, Images.viewed(plain, Images.plain(output, assembly), assembly));
  }

  @Override
  public void backward(Assembly assembly) {
    Gradient above =
        Images.own(assembly.gradient(output), Images.plain(output, assembly), assembly);
    Layout layout = Images.plain(operation.input(), assembly);
    Images.contribute(
        operation.input(), new Gradient(Images.viewed(above.tensor(), layout, assembly)), assembly);
  }
}
