package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.train.OneBatch;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.Trials;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.NoOp;

/** A small network with batch-norm, three steps old, is put back to where it was. */
class TrainerStateTest {

  private static final Rates RATES = new Rates(List.of(0.1), 0.9, List.of(1e-3));
  private static final Rates WITHOUT_MOMENTUM = new Rates(List.of(0.1), 0, List.of(1e-3));

  @Test
  void putsBackEveryParameterAndBatchNormsStatistics() {
    ComputationGraph network = network();
    try (StockTrainer trainer = trained(network)) {
      float[] parameters = network.params().toFloatVector();
      float[] mean = network.getParam("norm_mean").toFloatVector();
      TrainerState state = trainer.state();
      trainer.step(batch(), RATES);
      assertThat(network.getParam("norm_mean").toFloatVector()).isNotEqualTo(mean);
      trainer.restore(state);
      assertThat(network.params().toFloatVector()).isEqualTo(parameters);
      assertThat(network.getParam("norm_mean").toFloatVector()).isEqualTo(mean);
    }
  }

  @Test
  void trainingGoesOnAsIfNothingHadHappened() {
    try (StockTrainer disturbed = trained(network());
        StockTrainer undisturbed = trained(network())) {
      TrainerState state = disturbed.state();
      disturbed.resetOptimiser();
      disturbed.step(batch(), new Rates(List.of(1e30), 0.9, List.of(0.0)));
      disturbed.step(batch(), new Rates(List.of(1e30), 0.9, List.of(0.0)));
      disturbed.restore(state);
      assertGoOnAlike(disturbed, undisturbed);
    }
  }

  @Test
  void anotherTrainerGoesOnWhereThisOneStopped() {
    try (StockTrainer first = trained(network());
        StockTrainer second =
            new StockTrainer(
                network(), groups(), Trials.plain().training(), new Target.Classes(3))) {
      second.restore(first.state());
      assertGoOnAlike(second, first);
    }
  }

  @Test
  void countsItsSteps() {
    try (StockTrainer trainer = trained(network())) {
      TrainerState state = trainer.state();
      assertThat(state.steps()).isEqualTo(3);
      trainer.step(batch(), RATES);
      assertThat(trainer.state().steps()).isEqualTo(4);
      trainer.restore(state);
      assertThat(trainer.state().steps()).isEqualTo(3);
    }
  }

  @Test
  void mayBeRestoredMoreThanOnce() {
    ComputationGraph network = network();
    try (StockTrainer trainer = trained(network)) {
      float[] parameters = network.params().toFloatVector();
      TrainerState state = trainer.state();
      for (int i = 0; i < 2; i++) {
        trainer.step(batch(), RATES);
        trainer.restore(state);
        assertThat(network.params().toFloatVector()).isEqualTo(parameters);
      }
    }
  }

  @Test
  void anOptimiserThatIsResetHasNoMomentumLeft() {
    ComputationGraph reset = network();
    ComputationGraph without = network();
    try (StockTrainer one = trained(reset);
        StockTrainer other = trained(without)) {
      one.resetOptimiser();
      one.step(batch(), RATES);
      other.step(batch(), WITHOUT_MOMENTUM);
      assertThat(reset.params().toFloatVector()).isEqualTo(without.params().toFloatVector());
    }
  }

  private static void assertGoOnAlike(StockTrainer one, StockTrainer other) {
    for (int i = 0; i < 3; i++) {
      assertThat(one.step(batch(), RATES)).isEqualTo(other.step(batch(), RATES));
    }
    assertThat(OneBatch.scores(one, batch())).isEqualTo(OneBatch.scores(other, batch()));
  }

  private static StockTrainer trained(ComputationGraph network) {
    StockTrainer trainer =
        new StockTrainer(network, groups(), Trials.plain().training(), new Target.Classes(3));
    for (int i = 0; i < 3; i++) {
      trainer.step(batch(), RATES);
    }
    return trainer;
  }

  private static Map<String, Integer> groups() {
    return Map.of("dense", 0, "norm", 0, "output", 0);
  }

  private static Batch batch() {
    SplittableRandom random = new SplittableRandom(3);
    float[] pixels = new float[8 * 4];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextDouble(-1, 2);
    }
    return Batch.ofClasses(pixels, new int[] {0, 1, 2, 0, 1, 2, 0, 1}, 8, new Shape(1, 2, 2));
  }

  private static ComputationGraph network() {
    ComputationGraph network =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(7)
                .updater(new NoOp())
                .graphBuilder()
                .addInputs("input")
                .addLayer(
                    "dense",
                    new DenseLayer.Builder().nOut(4).activation(Activation.TANH).build(),
                    "input")
                .addLayer("norm", new BatchNormalization.Builder().build(), "dense")
                .addLayer(
                    "output",
                    new OutputLayer.Builder().nOut(3).activation(Activation.SOFTMAX).build(),
                    "norm")
                .setOutputs("output")
                .setInputTypes(InputType.convolutional(2, 2, 1))
                .build());
    network.init();
    return network;
  }
}
