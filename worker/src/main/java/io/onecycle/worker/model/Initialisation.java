package io.onecycle.worker.model;

import io.onecycle.worker.data.SeedStream;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

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
  static void fill(INDArray vector, List<Parameter> parameters, long seed) {
    SplittableRandom random = new SplittableRandom(SeedStream.INITIALISATION.seed(seed));
    for (Parameter parameter : parameters) {
      if (parameter.fanIn() > 1 && parameter.kind() != Parameter.Kind.STATISTIC) {
        double bound = 1 / Math.sqrt((double) parameter.fanIn());
        float[] values = new float[Math.toIntExact(parameter.length())];
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) random.nextDouble(-bound, bound);
        }
        long end = parameter.offset() + parameter.length();
        vector
            .get(NDArrayIndex.interval(parameter.offset(), end))
            .assign(Nd4j.createFromArray(values));
      }
    }
  }
}
