package io.onecycle.worker.data.batch;

import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.Scaling;
import io.onecycle.worker.data.Split;
import io.onecycle.worker.trial.Training;

/**
 * The mini-batches of one trial, of both kinds, normalised alike: by what is trained on, or by the
 * constants of the data set where it has some.
 *
 * @param training shuffled and augmented by the seed
 * @param validation in their fixed order, as they are
 */
public record MiniBatches(TrainingBatches training, EvaluationBatches validation) {

  /**
   * Splits a data set and goes to the start of both parts.
   *
   * @param validationBatchSize examples in a validation batch, at least 1
   * @param seed of the trial
   * @throws IllegalArgumentException if no example is left to train on or to validate on
   */
  public static MiniBatches of(
      Dataset data, Training training, int validationBatchSize, long seed) {
    Split split = Split.of(data, training.validation(), training.limit(), seed);
    Scaling scaling = Scaling.of(data, split.training(), split.trainingIndices());
    return new MiniBatches(
        new TrainingBatches(
            split.training(),
            split.trainingIndices(),
            training.batchSize(),
            training.augment(),
            scaling,
            seed),
        new EvaluationBatches(
            split.validation(), split.validationIndices(), validationBatchSize, scaling));
  }
}
