package io.onecycle.worker.model.structure;

import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation.Activation;
import io.onecycle.worker.compile.Operation.Activation.Function;
import java.util.Optional;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Reads activation functions. */
final class ActivationReader {

  private ActivationReader() {}

  /** The function applied to a value; none where it is the identity. */
  static Optional<Activation> read(IActivation function, int input, Refusal refusal)
      throws NotCoveredException {
    if (function instanceof ActivationIdentity) {
      return Optional.empty();
    }
    if (function instanceof ActivationReLU relu) {
      boolean plain =
          relu.getMax() == null
              && isNothing(relu.getThreshold())
              && isNothing(relu.getNegativeSlope());
      refusal.unless(plain, "has a ReLU with a maximum, a threshold or a slope");
      return Optional.of(new Activation(input, Function.RELU, 0));
    }
    if (function instanceof ActivationLReLU leaky) {
      return Optional.of(new Activation(input, Function.LEAKY_RELU, leaky.getAlpha()));
    }
    if (function instanceof ActivationELU elu) {
      // Deeplearning4j's own gradient takes α for 1 whatever it is.
      refusal.unless(elu.getAlpha() == 1, "has an ELU whose alpha is", elu.getAlpha());
      return Optional.of(new Activation(input, Function.ELU, 1));
    }
    if (function instanceof ActivationTanH) {
      return Optional.of(new Activation(input, Function.TANH, 0));
    }
    if (function instanceof ActivationSigmoid) {
      return Optional.of(new Activation(input, Function.SIGMOID, 0));
    }
    throw refusal.because("has the activation function", function);
  }

  private static boolean isNothing(Double number) {
    return number == null || number == 0;
  }
}
