package io.onecycle.worker.model;

import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Parameter.Kind;
import io.onecycle.worker.data.SeedStream;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.trial.InitialWeights;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Draws weights from the trial's own stream, so that neither other trials of the JVM nor ND4J's
 * global generator have a say. Batch-norm's parameters keep what the configuration gave them.
 */
final class Initialisation {

  private Initialisation() {}

  /** The flat vector of a network as its specification starts it. */
  static float[] of(ComputationGraph network, List<Parameter> parameters, TrainerSpec spec) {
    float[] vector = FlatVector.numbers(network.params());
    fill(vector, parameters, spec.model().initialWeights(), spec.seed());
    return vector;
  }

  /**
   * Overwrites weights and biases of layers that sum over inputs.
   *
   * @param vector flat parameters
   */
  static void fill(float[] vector, List<Parameter> parameters, InitialWeights from, long seed) {
    SplittableRandom random = new SplittableRandom(SeedStream.INITIALISATION.seed(seed));
    for (Parameter parameter : parameters) {
      if (parameter.fanIn() >= 1 && parameter.kind() != Kind.STATISTIC) {
        DoubleSupplier source =
            from == InitialWeights.HE ? he(parameter, random) : pytorch(parameter, random);
        int start = Math.toIntExact(parameter.offset());
        for (int i = 0; i < parameter.length(); i++) {
          vector[start + i] = (float) source.getAsDouble();
        }
      }
    }
  }

  private static DoubleSupplier pytorch(Parameter parameter, SplittableRandom random) {
    double bound = 1 / Math.sqrt((double) parameter.fanIn());
    return () -> random.nextDouble(-bound, bound);
  }

  private static DoubleSupplier he(Parameter parameter, SplittableRandom random) {
    double deviation = Math.sqrt(2.0 / parameter.fanIn());
    return parameter.kind() == Kind.WEIGHT ? () -> random.nextGaussian() * deviation : () -> 0;
  }
}
