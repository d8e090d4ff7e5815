package io.onecycle.worker.nativeops;

import io.onecycle.worker.compile.Operation;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A sum of two values: each has the gradient of the sum. */
final class AddStage implements Stage {

  private final INDArray left;
  private final INDArray right;
  private final INDArray sum;
  private final List<Runnable> backward = new ArrayList<>();

  AddStage(Operation.Add operation, OperationArrays place) {
    left = place.memory().value(operation.left(), place.n());
    right = place.memory().value(operation.right(), place.n());
    sum = place.output();
    INDArray gradient = place.outputGradient();
    for (int position = 0; position < 2; position++) {
      INDArray ofInput = place.inputGradient(position);
      switch (place.plan().write(place.index(), position)) {
        case PUT -> backward.add(() -> ofInput.assign(gradient));
        case ADD -> {
          INDArray total = place.memory().gradient(operation.inputs().get(position), place.n());
          backward.add(() -> total.addi(gradient));
        }
        case SHARE, NONE -> {}
      }
    }
  }

  @Override
  public void forward() {
    left.addi(right, sum);
  }

  @Override
  public void backward() {
    backward.forEach(Runnable::run);
  }
}
