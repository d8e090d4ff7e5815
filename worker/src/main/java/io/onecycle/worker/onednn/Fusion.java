package io.onecycle.worker.onednn;

import io.onecycle.worker.compile.Arrangement;
import io.onecycle.worker.compile.Normalisation;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Operation.Activation;
import io.onecycle.worker.compile.Operation.Activation.Function;
import io.onecycle.worker.compile.Pointwise;
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
      return new ConvolutionLayer(withFrame(convolution), fused(output));
    } else if (operation instanceof Operation.Dense dense) {
      return new DenseLayer(dense, fused(output), output == operations.size());
    } else if (operation instanceof Operation.BatchNorm norm) {
      return new BatchNormLayer(norm, fused(output));
    } else if (operation instanceof Operation.Add add) {
      return new AddLayer(add, fused(output));
    } else if (operation instanceof Operation.Pool pool) {
      return new PoolLayer(pool, output, reluBefore(pool));
    } else if (operation instanceof Activation activation) {
      return activation(activation, output);
    } else if (operation instanceof Operation.Deconvolution deconvolution) {
      return new DeconvolutionLayer(deconvolution, output);
    }
    return others(operation, output);
  }

  private static Layer activation(Activation activation, int output) {
    int input = activation.input();
    return switch (activation.function()) {
      case RELU, LEAKY_RELU, ELU, TANH, SIGMOID ->
          Elementwise.isByResult(activation)
              ? new ActivationLayer(activation, output)
              : new EltwiseLayer(Eltwise.of(activation), input, output);
      case SWISH -> new EltwiseLayer(Eltwise.swish(activation.slope()), input, output);
      case MISH -> new EltwiseLayer(Eltwise.MISH, input, output);
      case SOFTPLUS -> new EltwiseLayer(Eltwise.SOFTPLUS, input, output);
      case SOFTSIGN -> new FormulaLayer(new Formula.Softsign(), input, output);
      case CUBE -> new FormulaLayer(new Formula.Cube(), input, output);
      case THRESHOLDED_RELU ->
          new FormulaLayer(new Formula.Thresholded(activation.slope()), input, output);
      case RATIONAL_TANH -> new FormulaLayer(new Formula.RationalTanh(), input, output);
    };
  }

  private static Layer others(Operation operation, int output) {
    if (operation instanceof Operation.Dropout dropout) {
      return new DropoutLayer(dropout, output);
    } else if (operation instanceof Pointwise.ChannelDropout dropout) {
      return new DropoutLayer(dropout, output);
    } else if (operation instanceof Pointwise.Affine affine) {
      Eltwise linear = Eltwise.linear(affine.factor(), affine.summand());
      return new EltwiseLayer(linear, affine.input(), output);
    } else if (operation instanceof Pointwise.Clip clip) {
      return new EltwiseLayer(Eltwise.clip(clip.least(), clip.most()), clip.input(), output);
    } else if (operation instanceof Pointwise.ParametricRelu relu) {
      boolean ofChannels = relu.slopes().shape().get(0) == relu.slopes().length();
      return ofChannels && relu.slopes().length() > 1
          ? new PreluLayer(relu, output)
          : new SlopesLayer(relu, output);
    } else if (operation instanceof Pointwise.Combined combined) {
      return new CombinedLayer(combined, output);
    } else if (operation instanceof Normalisation.OfLayer norm) {
      return new LayerNormLayer(norm, output);
    } else if (operation instanceof Normalisation.OfNeighbours norm) {
      return new NeighbourNormLayer(norm, output);
    }
    return arranging(operation, output);
  }

  private static Layer arranging(Operation operation, int output) {
    if (operation instanceof Arrangement.Framed framed) {
      return new FramedLayer(framed, output);
    } else if (operation instanceof Arrangement.Upsampled upsampled) {
      return new UpsampledLayer(upsampled, output);
    } else if (operation instanceof Arrangement.Slice slice) {
      return new SliceLayer(slice, output);
    } else if (operation instanceof Arrangement.Reshaped reshaped) {
      return new ReshapedLayer(reshaped, output);
    } else if (operation instanceof Arrangement.Joined joined) {
      return new JoinedLayer(joined, output);
    }
    throw new IllegalArgumentException("Not compiled: " + operation);
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
        || !(operations.get(readers.get(0)) instanceof Activation activation)
        || !Elementwise.isByResult(activation)) {
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
    Operation operation = operations.get(i);
    return (operation instanceof Activation activation
            && soleActivation(activation.input()).isPresent())
        || (operation instanceof Arrangement.Framed framed && isPadding(framed, i + 1));
  }

  /** Zeros around an image that only a convolution sees, which can pad by itself. */
  private boolean isPadding(Arrangement.Framed framed, int value) {
    List<Integer> readers = use.readers(value);
    return framed.onlyAdds()
        && readers.size() == 1
        && operations.get(readers.get(0)) instanceof Operation.Convolution;
  }

  private Operation.Convolution withFrame(Operation.Convolution convolution) {
    int input = convolution.input();
    return input > 0
            && use.maker(input) instanceof Arrangement.Framed framed
            && isPadding(framed, input)
        ? new Operation.Convolution(
            framed.input(),
            convolution.window().framed(framed),
            convolution.weights(),
            convolution.bias())
        : convolution;
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
