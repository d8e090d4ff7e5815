package io.onecycle.worker.model.structure;

import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Operation.Activation;
import io.onecycle.worker.compile.Operation.Activation.Function;
import io.onecycle.worker.compile.Pointwise.Affine;
import io.onecycle.worker.compile.Pointwise.Clip;
import io.onecycle.worker.compile.Pointwise.Combined;
import java.util.Optional;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationCube;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationMish;
import org.nd4j.linalg.activations.impl.ActivationRationalTanh;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationRectifiedTanh;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.activations.impl.ActivationThresholdedReLU;

/** Reads activation functions, with the very constants that Deeplearning4j has. */
final class ActivationReader {

  private static final double SELU_SCALE = 1.0507009873554805;
  private static final double SELU_ALPHA = 1.6732632423543772;
  private static final double GELU_SLOPE = 1.702;

  private final Reading reading;

  ActivationReader(Reading reading) {
    this.reading = reading;
  }

  /** The number of what comes out where a value goes in. */
  int read(IActivation function, int input, Refusal refusal) throws NotCoveredException {
    if (function instanceof ActivationIdentity) {
      return input;
    } else if (function instanceof ActivationReLU relu) {
      return rectified(relu, input, refusal);
    } else if (function instanceof ActivationELU elu) {
      // Deeplearning4j's own gradient takes α for 1 whatever it is; ours is that of the function.
      return add(Function.ELU, elu.getAlpha(), input);
    } else if (function instanceof ActivationSELU) {
      return reading.add(new Affine(add(Function.ELU, SELU_ALPHA, input), SELU_SCALE, 0));
    } else if (function instanceof ActivationGELU gelu) {
      return gelu.isPrecise() ? preciseGelu(input) : add(Function.SWISH, GELU_SLOPE, input);
    } else if (function instanceof ActivationReLU6) {
      return reading.add(new Clip(input, 0, 6));
    } else if (function instanceof ActivationHardTanH) {
      return reading.add(new Clip(input, -1, 1));
    } else if (function instanceof ActivationHardSigmoid) {
      return reading.add(new Clip(reading.add(new Affine(input, 0.2, 0.5)), 0, 1));
    } else if (function instanceof ActivationRectifiedTanh) {
      return add(Function.RELU, 0, add(Function.TANH, 0, input));
    }
    Activation single =
        single(function, input)
            .orElseThrow(() -> refusal.because("has the activation function", function));
    return reading.add(single);
  }

  /** Those that are one operation. */
  private static Optional<Activation> single(IActivation function, int input) {
    if (function instanceof ActivationLReLU leaky) {
      return Optional.of(new Activation(input, Function.LEAKY_RELU, leaky.getAlpha()));
    } else if (function instanceof ActivationThresholdedReLU relu) {
      return Optional.of(new Activation(input, Function.THRESHOLDED_RELU, relu.getTheta()));
    } else if (function instanceof ActivationSwish) {
      return Optional.of(new Activation(input, Function.SWISH, 1));
    }
    return constantless(function).map(of -> new Activation(input, of, 0));
  }

  private static Optional<Function> constantless(IActivation function) {
    if (function instanceof ActivationTanH) {
      return Optional.of(Function.TANH);
    } else if (function instanceof ActivationSigmoid) {
      return Optional.of(Function.SIGMOID);
    } else if (function instanceof ActivationMish) {
      return Optional.of(Function.MISH);
    } else if (function instanceof ActivationSoftPlus) {
      return Optional.of(Function.SOFTPLUS);
    } else if (function instanceof ActivationSoftSign) {
      return Optional.of(Function.SOFTSIGN);
    } else if (function instanceof ActivationCube) {
      return Optional.of(Function.CUBE);
    } else if (function instanceof ActivationRationalTanh) {
      return Optional.of(Function.RATIONAL_TANH);
    }
    return Optional.empty();
  }

  /** With a threshold t: x above it, else slope·(x − t). */
  private int rectified(ActivationReLU relu, int input, Refusal refusal)
      throws NotCoveredException {
    double slope = orNothing(relu.getNegativeSlope());
    double threshold = orNothing(relu.getThreshold());
    Optional<Double> most = Optional.ofNullable(relu.getMax());
    refusal.unless(most.orElse(1.0) > 0, "has a ReLU whose maximum is", relu.getMax());
    refusal.unless(
        slope == 0 || threshold == 0, "has a ReLU with a slope below the threshold", threshold);
    if (slope == 0 && threshold == 0 && most.isPresent()) {
      return reading.add(new Clip(input, 0, most.get()));
    }
    int below =
        threshold != 0
            ? add(Function.THRESHOLDED_RELU, threshold, input)
            : add(slope == 0 ? Function.RELU : Function.LEAKY_RELU, slope, input);
    return most.isEmpty()
        ? below
        : reading.add(new Clip(below, Double.NEGATIVE_INFINITY, most.get()));
  }

  /** {@code x/2·(1 + tanh(√(2/π)·(x + (0.044715·x)³)))}: Deeplearning4j cubes the constant, too. */
  private int preciseGelu(int x) {
    int cube = add(Function.CUBE, 0, reading.add(new Affine(x, 0.044715, 0)));
    int sum = reading.add(new Operation.Add(x, cube));
    int tanh = add(Function.TANH, 0, reading.add(new Affine(sum, Math.sqrt(2 / Math.PI), 0)));
    int half = reading.add(new Affine(tanh, 0.5, 0.5));
    return reading.add(new Combined(Combined.Kind.PRODUCT, x, half));
  }

  private int add(Function function, double constant, int input) {
    return reading.add(new Activation(input, function, constant));
  }

  private static double orNothing(Double number) {
    return number == null ? 0 : number;
  }
}
