package io.onecycle.worker.onednn;

import io.onecycle.worker.compile.Arrangement.Joined;
import java.util.List;

/** Values side by side, channels after channels. */
record JoinedLayer(Joined operation, int output) implements Layer {

  @Override
  public void forward(Assembly assembly) {
    List<Tensor> sources =
        operation.inputs().stream().map(value -> Images.of(value, assembly)).toList();
    Layout like = assembly.primitives().resized(sources.get(0).layout(), assembly.sizes(output));
    Tensor result =
        assembly.made(
            Channels.areDivisible(like, operation.inputs(), assembly)
                ? like
                : Images.channelsLast(output, assembly));
    long from = 0;
    for (int i = 0; i < sources.size(); i++) {
      Tensor part = Channels.of(result, from, operation.inputs().get(i), assembly);
      Parts.copy(sources.get(i), part, Arithmetic.forward(assembly));
      from += assembly.use().shape(operation.inputs().get(i)).channels();
    }
    assembly.put(output, result);
  }

  @Override
  public void backward(Assembly assembly) {
    Layout layout = assembly.value(output).layout();
    Gradient above = assembly.as(assembly.gradient(output), layout);
    long from = 0;
    for (int value : operation.inputs()) {
      if (assembly.use().needsGradient(value)) {
        Gradient below = assembly.fresh(Images.of(value, assembly).layout());
        Tensor part = Channels.of(above.tensor(), from, value, assembly);
        Parts.copy(part, below.tensor(), Arithmetic.backward(assembly));
        Images.contribute(value, below, assembly);
      }
      from += assembly.use().shape(value).channels();
    }
    assembly.release(above);
  }
}
