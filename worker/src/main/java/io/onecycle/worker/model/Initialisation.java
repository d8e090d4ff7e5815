package io.onecycle.worker.model;

import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.data.SeedStream;
import java.util.List;
import java.util.SplittableRandom;

/**
 * PyTorch's default for dense and convolution layers: weights and biases uniform in ±1/√fan-in
 * (kaiming-uniform with a = √5; He et al., arXiv:1502.01852). Drawn from the trial's own stream, so
 * that neither other trials of the JVM nor ND4J's global generator have a say.
 */
final class Initialisation {

  private Initialisation() {}

  /**
   * Overwrites weights and biases of layers that sum over inputs.
   *
   * @param vector flat parameters
   */
  static void fill(float[] vector, List<Parameter> parameters, long seed) {
    SplittableRandom random = new SplittableRandom(SeedStream.INITIALISATION.seed(seed));
    for (Parameter parameter : parameters) {
      if (parameter.fanIn() > 1 && parameter.kind() != Parameter.Kind.STATISTIC) {
        double bound = 1 / Math.sqrt((double) parameter.fanIn());
        int from = Math.toIntExact(parameter.offset());
        int to = Math.toIntExact(parameter.offset() + parameter.length());
        for (int i = from; i < to; i++) {
          vector[i] = (float) random.nextDouble(-bound, bound);
        }
      }
    }
  }
}
