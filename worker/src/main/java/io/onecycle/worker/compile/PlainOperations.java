package io.onecycle.worker.compile;

import io.onecycle.worker.compile.Operation.Activation;
import io.onecycle.worker.compile.Operation.Convolution;
import io.onecycle.worker.compile.Operation.Pool;
import java.util.EnumSet;
import java.util.Set;

/** What compilers of plain convolutional networks cover. */
public final class PlainOperations {

  private static final Set<Activation.Function> FUNCTIONS =
      EnumSet.of(
          Activation.Function.RELU,
          Activation.Function.LEAKY_RELU,
          Activation.Function.ELU,
          Activation.Function.TANH,
          Activation.Function.SIGMOID);

  private PlainOperations() {}

  /**
   * Refuses any other.
   *
   * @throws NotCoveredException naming the first
   */
  public static void require(Structure structure) throws NotCoveredException {
    for (Operation operation : structure.operations()) {
      if (!isPlain(operation)) {
        throw new NotCoveredException("it does not compile " + named(operation));
      }
    }
  }

  private static String named(Operation operation) {
    return operation instanceof Activation activation
        ? activation.function().toString()
        : operation.getClass().getSimpleName() + " " + operation;
  }

  private static boolean isPlain(Operation operation) {
    boolean plain =
        operation.parameters().stream()
            .allMatch(each -> each.isRowMajor() && each.coding() == Coding.PLAIN);
    if (operation instanceof Convolution convolution) {
      return plain && convolution.groups() == 1 && !convolution.window().isDilated();
    } else if (operation instanceof Pool pool) {
      return pool.kind() != Pool.Kind.MEAN_WITH_PADDING && !pool.window().isDilated();
    } else if (operation instanceof Activation activation) {
      return FUNCTIONS.contains(activation.function());
    } else if (operation instanceof Operation.BatchNorm norm) {
      return plain && norm.gain().isPresent() && norm.shift().isPresent();
    }
    return plain
        && (operation instanceof Operation.Dense
            || operation instanceof Operation.Add
            || operation instanceof Operation.Dropout);
  }
}
