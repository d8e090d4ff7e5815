package io.onecycle.worker.nativeops;

import io.onecycle.worker.compile.Operation;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A dense layer: y = x·Wᵀ + b, so that dW = dyᵀ·x and dx = dy·W. */
final class DenseStage implements Stage {

  private final List<Runnable> forward = new ArrayList<>();
  private final List<Runnable> backward = new ArrayList<>();

  DenseStage(Operation.Dense operation, OperationArrays place) {
    INDArray weights = place.parameters().of(operation.weights());
    INDArray x = OperationArrays.rows(place.input());
    INDArray y = OperationArrays.rows(place.output());
    INDArray dy = OperationArrays.rows(place.outputGradient());
    forward.add(NativeCall.of("matmul").reads(x, weights).integers(0, 1).into(y));
    INDArray weightGradient = place.parameters().gradientOf(operation.weights());
    backward.add(NativeCall.of("matmul").reads(dy, x).integers(1, 0).into(weightGradient));
    operation
        .bias()
        .ifPresent(
            bias -> {
              forward.add(NativeCall.of("biasadd").reads(y, place.parameters().of(bias)).into(y));
              INDArray sum = place.parameters().gradientOf(bias);
              backward.add(NativeCall.of("reduce_sum").reads(dy).integers(0).into(sum));
            });
    if (place.inputGradientNeeded()) {
      INDArray dx = OperationArrays.rows(place.inputGradient(0));
      backward.add(NativeCall.of("matmul").reads(dy, weights).integers(0, 0).into(dx));
      backward.add(place.settled(0));
    }
  }

  @Override
  public void forward() {
    forward.forEach(Runnable::run);
  }

  @Override
  public void backward() {
    backward.forEach(Runnable::run);
  }
}
