package io.onecycle.worker.model;

import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Parameter.Kind;
import io.onecycle.worker.data.SeedStream;
import io.onecycle.worker.model.own.OwnNetworks;
import io.onecycle.worker.model.structure.FlatVector;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.trial.InitialWeights;
import io.onecycle.worker.trial.ModelSpec;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Draws weights from the trial's own stream, so that neither other trials of the JVM nor ND4J's
 * global generator have a say. Batch-norm's parameters keep what the configuration gave them.
 */
final class Initialisation {

  private Initialisation() {}

  /** The flat vector of a network as its specification starts it. */
  static float[] of(ComputationGraph network, List<Parameter> parameters, TrainerSpec spec) {
    return of(FlatVector.numbers(network.params()), network.getConfiguration(), parameters, spec);
  }

  /**
   * The same, of a network that is not at hand.
   *
   * @param vector its flat vector, which is used up
   */
  static float[] of(
      float[] vector,
      ComputationGraphConfiguration configuration,
      List<Parameter> parameters,
      TrainerSpec spec) {
    if (spec.model() instanceof ModelSpec.Own own) {
      return OwnNetworks.weights(own).orElseGet(() -> configured(configuration, spec.seed()));
    }
    fill(vector, parameters, spec.model().initialWeights(), spec.seed());
    return vector;
  }

  /** What a configuration's own weight initialisation draws from the trial's stream. */
  private static float[] configured(ComputationGraphConfiguration configuration, long seed) {
    ComputationGraphConfiguration seeded = configuration.clone();
    // Deeplearning4j seeds the calling thread's generator with it, and draws from no other.
    seeded.getDefaultConfiguration().setSeed(SeedStream.INITIALISATION.seed(seed));
    ComputationGraph network = new ComputationGraph(seeded);
    network.init();
    try {
      return FlatVector.numbers(network.params());
    } finally {
      network.close();
    }
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
        int end = start + Math.toIntExact(parameter.length());
        for (int i = start; i < end; i++) {
          vector[i] = (float) source.getAsDouble();
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
