package io.onecycle.worker.onednn;

import io.onecycle.worker.compile.Operation;
import java.util.Optional;

/** A sum of two values and the activation function behind it, if there is one. */
record AddLayer(Operation.Add operation, Fused fused) implements Layer {

  @Override
  public int output() {
    return fused.output();
  }

  @Override
  public void forward(Assembly assembly) {
    Tensor left = Images.of(operation.left(), assembly);
    Tensor right = assembly.as(Images.of(operation.right(), assembly), left.layout());
    Tensor result = isSpare(assembly) ? left : assembly.made(left.layout());
    assembly
        .forward()
        .add(
            assembly.add(
                "add",
                left,
                right,
                result,
                Optional.of(assembly.primitives().attributes().then(fused.inForward()))));
    assembly.put(fused.output(), result);
  }

  @Override
  public void backward(Assembly assembly) {
    Gradient gradient = fused.undone(assembly);
    boolean left = assembly.use().needsGradient(operation.left());
    boolean right = assembly.use().needsGradient(operation.right());
    if (left && right) {
      Images.contribute(operation.left(), gradient.shared(), assembly);
      Images.contribute(operation.right(), gradient, assembly);
    } else {
      Images.contribute(left ? operation.left() : operation.right(), gradient, assembly);
    }
  }

  /** Batch normalisation's gradient is not taken from its result, so that may be overwritten. */
  private boolean isSpare(Assembly assembly) {
    return assembly.mode().training()
        && operation.left() > 0
        && assembly.use().maker(operation.left()) instanceof Operation.BatchNorm
        && assembly.use().readers(operation.left()).size() == 1;
  }
}
