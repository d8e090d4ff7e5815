package io.onecycle.worker.onednn;

import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Operation.Activation;
import io.onecycle.worker.compile.Operation.Activation.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which operations oneDNN does as one. */
final class Fusion {

  private final NetworkUse use;
  private final List<Operation> operations;

  private Fusion(NetworkUse use) {
    this.use = use;
    this.operations = use.structure().operations();
  }

  /** The layers of a network, in an order in which each finds its inputs made. */
  static List<Layer> layers(NetworkUse use) {
    return new Fusion(use).layers();
  }

  private List<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < operations.size(); i++) {
      if (!isTakenOver(i)) {
        layers.add(layer(i));
      }
    }
    return layers;
  }

  private Layer layer(int i) {
    Operation operation = operations.get(i);
    int output = i + 1;
    if (operation instanceof Operation.Convolution convolution) {
      return new ConvolutionLayer(convolution, fused(output));
    } else if (operation instanceof Operation.Dense dense) {
      return new DenseLayer(dense, fused(output), output == operations.size());
    } else if (operation instanceof Operation.BatchNorm norm) {
      return new BatchNormLayer(norm, fused(output));
    } else if (operation instanceof Operation.Add add) {
      return new AddLayer(add, fused(output));
    } else if (operation instanceof Operation.Pool pool) {
      return new PoolLayer(pool, output, reluBefore(pool));
    } else if (operation instanceof Operation.Dropout dropout) {
      return new DropoutLayer(dropout, output);
    }
    return new ActivationLayer((Activation) operation, output);
  }

  private Fused fused(int output) {
    Optional<Integer> reader = soleActivation(output);
    Optional<Activation> activation = reader.map(i -> (Activation) operations.get(i));
    int value = reader.map(i -> i + 1).orElse(output);
    boolean undoneByPool = reader.isPresent() && poolTakesGradient(value);
    return new Fused(value, activation, undoneByPool ? Optional.empty() : activation);
  }

  /** The index of an activation that the maker of a value can apply itself. */
  private Optional<Integer> soleActivation(int value) {
    List<Integer> readers = use.readers(value);
    if (value == 0
        || readers.size() != 1
        || !(operations.get(readers.get(0)) instanceof Activation activation)) {
      return Optional.empty();
    }
    Operation maker = use.maker(value);
    boolean any =
        maker instanceof Operation.Convolution
            || maker instanceof Operation.Dense
            || maker instanceof Operation.Add;
    boolean relu = maker instanceof Operation.BatchNorm && activation.function() == Function.RELU;
    return any || relu ? Optional.of(readers.get(0)) : Optional.empty();
  }

  private boolean isTakenOver(int i) {
    return operations.get(i) instanceof Activation activation
        && soleActivation(activation.input()).isPresent();
  }

  private boolean poolTakesGradient(int value) {
    List<Integer> readers = use.readers(value);
    return readers.size() == 1
        && operations.get(readers.get(0)) instanceof Operation.Pool pool
        && reluBefore(pool).isPresent();
  }

  /** A ReLU that only this pool of largest values reads, and that a weighted sum has applied. */
  private Optional<Activation> reluBefore(Operation.Pool pool) {
    boolean alone = use.readers(pool.input()).size() == 1;
    if (!alone
        || pool.kind() != Operation.Pool.Kind.MAX
        || pool.input() == 0
        || !(use.maker(pool.input()) instanceof Activation activation)
        || activation.function() != Function.RELU
        || soleActivation(activation.input()).isEmpty()
        || use.maker(activation.input()) instanceof Operation.BatchNorm) {
      return Optional.empty();
    }
    return Optional.of(activation);
  }
}
