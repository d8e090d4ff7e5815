package io.onecycle.worker.nativeops;

import io.onecycle.worker.compile.Operation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where one operation stands in a network: its arrays for mini-batches of one size.
 *
 * @param index of the operation, from 0
 * @param n examples in the mini-batch
 */
record OperationArrays(
    int index,
    Operation operation,
    int n,
    Memory memory,
    GradientPlan plan,
    Parameters parameters) {

  /** Its first input, or only one. */
  INDArray input() {
    return memory.value(operation.inputs().get(0), n);
  }

  INDArray output() {
    return memory.value(index + 1, n);
  }

  INDArray outputGradient() {
    int v = index + 1;
    return plan.needed(v) ? memory.gradient(v, n) : memory.scratch(v, n);
  }

  /** Where the gradient of the input at {@code position} is to be written by the operation. */
  INDArray inputGradient(int position) {
    int v = operation.inputs().get(position);
    return switch (plan.write(index, position)) {
      case PUT, SHARE -> memory.gradient(v, n);
      case ADD, NONE -> memory.scratch(v, n);
    };
  }

  /** What is left to do for that gradient once it is written: adding it to another reader's. */
  Runnable settled(int position) {
    if (plan.write(index, position) != GradientPlan.Write.ADD) {
      return () -> {};
    }
    int v = operation.inputs().get(position);
    INDArray sum = memory.gradient(v, n);
    INDArray part = memory.scratch(v, n);
    return () -> sum.addi(part);
  }

  /** The first input's gradient, if anybody needs it. */
  boolean inputGradientNeeded() {
    return plan.needed(operation.inputs().get(0));
  }

  /** The same numbers with one row an example. */
  static INDArray rows(INDArray array) {
    return array.reshape('c', true, array.size(0), array.length() / array.size(0));
  }
}
