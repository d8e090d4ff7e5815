package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.train.OneBatch;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.trial.Trials;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** A network whose output depends on its last bias alone; two images of the classes 0 and 1. */
class OutputSumsTest {

  private static final Rates STILL = new Rates(List.of(1e-30), 0, List.of(0.0));

  @Test
  void isTheLogOfTheRightClassesProbabilities() {
    // Softmax of 0, ln 3, 0 is 1/5, 3/5, 1/5.
    assertLoss((Math.log(5) + Math.log(5 / 3.0)) / 2, 0, (float) Math.log(3), 0);
  }

  @Test
  void isExactWhereASoftmaxInFloatsIsZero() {
    assertLoss(500, 0, 1000, 0);
    assertLoss(1000, 0, 0, 1000);
    assertLoss(5e29, 1e30f, 0, 0);
  }

  @Test
  void isNotANumberWhereTheNetworkIsNot() {
    try (StockTrainer trainer = trainer(Float.NaN, 0, 0)) {
      assertThat(trainer.step(batch(), STILL)).isNaN();
      assertThat(OneBatch.scores(trainer, batch()).loss()).isNaN();
    }
  }

  private static void assertLoss(double expected, float... bias) {
    try (StockTrainer trainer = trainer(bias)) {
      assertThat(trainer.step(batch(), STILL)).isCloseTo(expected, within(expected * 1e-6));
      assertThat(OneBatch.scores(trainer, batch()).loss())
          .isCloseTo(expected, within(expected * 1e-6));
    }
  }

  private static Batch batch() {
    return Batch.ofClasses(
        new float[] {1, 2, 3, 4, 5, 6, 7, 8}, new int[] {0, 1}, 2, new Shape(1, 2, 2));
  }

  private static StockTrainer trainer(float... bias) {
    ComputationGraph network =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .updater(new NoOp())
                .graphBuilder()
                .addInputs("input")
                .addLayer(
                    "dense",
                    new DenseLayer.Builder().nOut(4).activation(Activation.TANH).build(),
                    "input")
                .addLayer(
                    "output",
                    new OutputLayer.Builder().nOut(3).activation(Activation.SOFTMAX).build(),
                    "dense")
                .setOutputs("output")
                .setInputTypes(InputType.convolutional(2, 2, 1))
                .build());
    network.init();
    network.getParam("output_W").assign(0);
    network.getParam("output_b").assign(Nd4j.createFromArray(bias));
    return new StockTrainer(
        network, Map.of("dense", 0, "output", 0), Trials.plain().training(), new Target.Classes(3));
  }
}
