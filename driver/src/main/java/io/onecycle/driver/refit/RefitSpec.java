package io.onecycle.driver.refit;

import io.onecycle.worker.check.Require;
import io.onecycle.worker.trial.Precision;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.Validation;
import java.io.Serializable;

/**
 * What is trained, and how it is spread. One iteration is one update by every worker, each from its
 * share of the mini-batch: the schedule counts iterations, so that all workers are at the same
 * place of it.
 *
 * @param trial on all training images, with the mini-batch of all workers together
 * @param workers how many train side by side, at least 1
 * @param averagingFrequency iterations between two averages of weights and buffers, at least 1
 * @param dataDirectory where to look for the data first; blank for none
 */
public record RefitSpec(Trial trial, int workers, int averagingFrequency, String dataDirectory)
    implements Serializable {

  public RefitSpec {
    Require.that(workers >= 1, "workers", workers, "a whole number of at least 1");
    Require.that(
        averagingFrequency >= 1,
        "averaging frequency",
        averagingFrequency,
        "a whole number of at least 1");
    Require.that(
        trial.training().batchSize() % workers == 0,
        "batch_size",
        trial.training().batchSize(),
        "a multiple of the " + workers + " workers");
  }

  /**
   * Trains {@code chosen} on all training images; the test images are to be evaluated on.
   *
   * @param workerBatch images of one worker's mini-batch, at least 1
   */
  public static RefitSpec of(
      Trial chosen, int workers, int workerBatch, int averagingFrequency, String dataDirectory) {
    Require.that(workers >= 1, "workers", workers, "a whole number of at least 1");
    Require.that(workerBatch >= 1, "worker batch", workerBatch, "a whole number of at least 1");
    Training swept = chosen.training();
    Training training =
        new Training(
            swept.epochs(),
            swept.cycles(),
            Math.multiplyExact(workers, workerBatch),
            Training.NO_LIMIT,
            new Validation.TestSet(),
            swept.augment(),
            swept.optimizer(),
            swept.weightDecayMode(),
            swept.weightDecayScope(),
            Precision.FLOAT32,
            swept.scoring(),
            swept.classWeights());
    Trial trial =
        new Trial(
            chosen.data(),
            chosen.model(),
            chosen.compat(),
            training,
            chosen.setting(),
            chosen.seed());
    return new RefitSpec(trial, workers, averagingFrequency, dataDirectory);
  }

  /** The worker's part of {@code batchSize}, rounded up: together at least that many. */
  public static int workerBatch(int batchSize, int workers) {
    return (batchSize + workers - 1) / workers;
  }

  /** Images of one worker's mini-batch; of an epoch's last one, fewer. */
  public int workerBatch() {
    return trial.training().batchSize() / workers;
  }

  /** Epochs of all cycles. */
  public int epochs() {
    return trial.training().epochs() * trial.training().cycles();
  }
}
