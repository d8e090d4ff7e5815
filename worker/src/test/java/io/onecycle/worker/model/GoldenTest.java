package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.data.Normalisation;
import io.onecycle.worker.data.Scaling;
import io.onecycle.worker.data.batch.EvaluationBatches;
import io.onecycle.worker.data.batch.TrainingBatches;
import io.onecycle.worker.train.OneBatch;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerFactory;
import io.onecycle.worker.trial.score.Scores;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Golden figures: PyTorch's losses from the same initial weights, the same mini-batches of
 * Fashion-MNIST in file order and the same schedule. Every trainer must follow them.
 */
public abstract class GoldenTest {

  private final TrainerFactory trainers;

  protected GoldenTest(TrainerFactory trainers) {
    this.trainers = trainers;
  }

  @Test
  void followsPytorchOnLenet() throws IOException {
    assertFollows(GoldenCase.lenet());
  }

  @Test
  void followsPytorchOnResnet() throws IOException {
    assertFollows(GoldenCase.resnet());
  }

  private void assertFollows(GoldenCase golden) throws IOException {
    try (Trainer trainer = trainers.create(golden.spec(), golden.training())) {
      trainer.restore(golden.initial());
      List<double[]> trajectory = GoldenData.trajectory(golden.file());
      TrainingBatches batches =
          TrainingBatches.inFileOrder(
              golden.training(),
              IntStream.range(0, trajectory.size() * golden.batchSize()).toArray(),
              golden.batchSize(),
              Scaling.ofInputs(Normalisation.UNIT));
      batches.startEpoch(0);
      for (int t = 0; t < trajectory.size(); t++) {
        double[] expected = trajectory.get(t);
        Rates rates =
            new Rates(
                Collections.nCopies(golden.model().layerGroups(), expected[0]),
                expected[1],
                Collections.nCopies(golden.model().layerGroups(), golden.weightDecay()));
        assertThat(trainer.step(batches.next(), rates))
            .as("loss of iteration %d", t)
            .isCloseTo(expected[2], within(golden.tolerance().applyAsDouble(t) * expected[2]));
      }
      Scores scores = evaluated(trainer, golden);
      Scores last = golden.last();
      Scores tolerance = golden.lastTolerance();
      assertThat(scores.loss()).isCloseTo(last.loss(), within(tolerance.loss() * last.loss()));
      assertThat(scores.accuracy().orElseThrow())
          .isCloseTo(last.accuracy().orElseThrow(), within(tolerance.accuracy().orElseThrow()));
    }
  }

  private static Scores evaluated(Trainer trainer, GoldenCase golden) {
    int count = golden.evaluation().count();
    int[] all = IntStream.range(0, count).toArray();
    return OneBatch.scores(
        trainer,
        new EvaluationBatches(golden.evaluation(), all, count, Scaling.ofInputs(Normalisation.UNIT))
            .next());
  }
}
