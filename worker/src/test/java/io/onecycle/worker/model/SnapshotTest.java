package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.data.Batch;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Snapshot;
import io.onecycle.worker.trial.Trials;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.NoOp;

/** A small network with batch-norm, three steps old, is put back to where it was. */
class SnapshotTest {

  private static final Rates RATES = new Rates(List.of(0.1), 0.9, List.of(1e-3));
  private static final Rates WITHOUT_MOMENTUM = new Rates(List.of(0.1), 0, List.of(1e-3));

  @Test
  void putsBackEveryParameterAndBatchNormsStatistics() {
    MultiLayerNetwork network = network();
    try (StockTrainer trainer = trained(network)) {
      float[] parameters = network.params().toFloatVector();
      float[] mean = network.getParam("1_mean").toFloatVector();
      Snapshot snapshot = trainer.snapshot();
      trainer.step(batch(), RATES);
      assertThat(network.getParam("1_mean").toFloatVector()).isNotEqualTo(mean);
      snapshot.restore();
      assertThat(network.params().toFloatVector()).isEqualTo(parameters);
      assertThat(network.getParam("1_mean").toFloatVector()).isEqualTo(mean);
    }
  }

  @Test
  void trainingGoesOnAsIfNothingHadHappened() {
    try (StockTrainer disturbed = trained(network());
        StockTrainer undisturbed = trained(network())) {
      Snapshot snapshot = disturbed.snapshot();
      disturbed.resetOptimiser();
      disturbed.step(batch(), new Rates(List.of(1e30), 0.9, List.of(0.0)));
      disturbed.step(batch(), new Rates(List.of(1e30), 0.9, List.of(0.0)));
      snapshot.restore();
      for (int i = 0; i < 3; i++) {
        assertThat(disturbed.step(batch(), RATES)).isEqualTo(undisturbed.step(batch(), RATES));
      }
      assertThat(disturbed.evaluate(batch())).isEqualTo(undisturbed.evaluate(batch()));
    }
  }

  @Test
  void mayBeRestoredMoreThanOnce() {
    MultiLayerNetwork network = network();
    try (StockTrainer trainer = trained(network)) {
      float[] parameters = network.params().toFloatVector();
      Snapshot snapshot = trainer.snapshot();
      for (int i = 0; i < 2; i++) {
        trainer.step(batch(), RATES);
        snapshot.restore();
        assertThat(network.params().toFloatVector()).isEqualTo(parameters);
      }
    }
  }

  @Test
  void anOptimiserThatIsResetHasNoMomentumLeft() {
    MultiLayerNetwork reset = network();
    MultiLayerNetwork without = network();
    try (StockTrainer one = trained(reset);
        StockTrainer other = trained(without)) {
      one.resetOptimiser();
      one.step(batch(), RATES);
      other.step(batch(), WITHOUT_MOMENTUM);
      assertThat(reset.params().toFloatVector()).isEqualTo(without.params().toFloatVector());
    }
  }

  private static StockTrainer trained(MultiLayerNetwork network) {
    StockTrainer trainer =
        new StockTrainer(
            network, Parameter.of(network, List.of(0, 0, 0)), Trials.plain().training(), 3);
    for (int i = 0; i < 3; i++) {
      trainer.step(batch(), RATES);
    }
    return trainer;
  }

  private static Batch batch() {
    SplittableRandom random = new SplittableRandom(3);
    float[] pixels = new float[8 * 4];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextDouble(-1, 2);
    }
    return new Batch(pixels, new int[] {0, 1, 2, 0, 1, 2, 0, 1}, 8, 1, 2, 2);
  }

  private static MultiLayerNetwork network() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(7)
                .updater(new NoOp())
                .list()
                .layer(new DenseLayer.Builder().nOut(4).activation(Activation.TANH).build())
                .layer(new BatchNormalization.Builder().build())
                .layer(new OutputLayer.Builder().nOut(3).activation(Activation.SOFTMAX).build())
                .setInputType(InputType.convolutional(2, 2, 1))
                .build());
    network.init();
    return network;
  }
}
