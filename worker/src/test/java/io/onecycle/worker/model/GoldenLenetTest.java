package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.Normalisation;
import io.onecycle.worker.data.TrainingBatches;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.trial.Scores;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;

/**
 * Golden figures: PyTorch's losses from the same initial weights, the same mini-batches of
 * Fashion-MNIST in file order and the same schedule.
 */
class GoldenLenetTest {

  private static final int BATCH = 64;
  private static final double WEIGHT_DECAY = 1e-3;

  @Test
  void followsPytorchFromTheSameWeights() throws Exception {
    ComputationGraph network = GoldenData.lenet();
    try (StockTrainer trainer = GoldenData.trainer(network)) {
      Map<Integer, double[]> golden = GoldenData.trajectory("lenet.csv");
      TrainingBatches batches =
          TrainingBatches.inFileOrder(
              GoldenData.training(),
              IntStream.range(0, golden.size() * BATCH).toArray(),
              BATCH,
              Normalisation.UNIT);
      batches.startEpoch(0);
      for (int t = 0; t < golden.size(); t++) {
        double lr = golden.get(t)[0];
        double momentum = golden.get(t)[1];
        double expected = golden.get(t)[2];
        Rates rates = new Rates(List.of(lr, lr), momentum, List.of(WEIGHT_DECAY, WEIGHT_DECAY));
        double loss = trainer.step(batches.next(), rates);
        assertThat(loss)
            .as("iteration %d", t)
            .isCloseTo(expected, withPercentage(t < 20 ? 0.01 : 1));
      }
      Batch unseen = GoldenData.evaluation();
      Scores scores = trainer.evaluate(unseen);
      assertThat(scores.loss()).isCloseTo(1.009831, withPercentage(1));
      assertThat(scores.accuracy()).isCloseTo(0.6113, within(0.01));
    }
  }
}
