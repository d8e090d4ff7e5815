package io.onecycle.worker.nativeops;

import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network's native operations for mini-batches of one size, in a fixed order. */
final class StagedPasses {

  private final List<Stage> stages = new ArrayList<>();
  private final List<Stage> backwards = new ArrayList<>();
  private final INDArray input;
  private final INDArray logits;
  private final INDArray logitGradient;

  /**
   * Puts all arrays in place.
   *
   * @param n examples, at most what {@code memory} holds
   * @param seeds the seed of what is drawn for a value in the step that is being made
   */
  StagedPasses(
      Structure structure,
      int n,
      Memory memory,
      GradientPlan plan,
      Parameters parameters,
      LongUnaryOperator seeds)
      throws NotCoveredException {
    int last = structure.operations().size();
    for (int i = 0; i < last; i++) {
      Operation operation = structure.operations().get(i);
      OperationArrays place = new OperationArrays(i, operation, n, memory, plan, parameters);
      Stage stage = stage(operation, place, seeds);
      stages.add(stage);
      if (plan.needed(i + 1)) {
        backwards.add(0, stage);
      }
    }
    input = flat(memory.value(0, n));
    logits = flat(memory.value(last, n));
    logitGradient = flat(memory.gradient(last, n));
  }

  /** The images of a mini-batch, row-major, as one vector to be written. */
  INDArray input() {
    return input;
  }

  /** The logits of the latest pass, row-major. */
  INDArray logits() {
    return logits;
  }

  /** The gradient of the loss by the logits, to be written before {@link #backward}. */
  INDArray logitGradient() {
    return logitGradient;
  }

  /** The forward pass in training. */
  void forward() {
    stages.forEach(Stage::forward);
  }

  /** The forward pass in inference. */
  void infer() {
    stages.forEach(Stage::infer);
  }

  /** Fills the gradient of all parameters; after {@link #forward}. */
  void backward() {
    backwards.forEach(Stage::backward);
  }

  private static Stage stage(Operation operation, OperationArrays place, LongUnaryOperator seeds)
      throws NotCoveredException {
    if (operation instanceof Operation.Convolution convolution) {
      return new ConvolutionStage(convolution, place);
    }
    if (operation instanceof Operation.Dense dense) {
      return new DenseStage(dense, place);
    }
    if (operation instanceof Operation.BatchNorm batchNorm) {
      return new BatchNormStage(batchNorm, place);
    }
    if (operation instanceof Operation.Activation activation) {
      return new ActivationStage(activation, place);
    }
    if (operation instanceof Operation.Pool pool) {
      return new PoolStage(pool, place);
    }
    if (operation instanceof Operation.Add add) {
      return new AddStage(add, place);
    }
    if (operation instanceof Operation.Dropout dropout) {
      return new DropoutStage(dropout, place, seeds);
    }
    throw new NotCoveredException("no native operation for " + operation);
  }

  private static INDArray flat(INDArray array) {
    return array.reshape('c', true, array.length());
  }
}
