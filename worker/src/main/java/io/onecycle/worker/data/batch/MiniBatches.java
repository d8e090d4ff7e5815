package io.onecycle.worker.data.batch;

import io.onecycle.worker.api.Target;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.Scaling;
import io.onecycle.worker.data.Split;
import io.onecycle.worker.trial.ClassWeights;
import io.onecycle.worker.trial.Training;
import java.util.List;

/**
 * The mini-batches of one trial, of both kinds, normalised alike: by what is trained on, or by the
 * constants of the data set where it has some.
 *
 * @param training shuffled and augmented by the seed
 * @param validation in their fixed order, as they are
 * @param names of classes, or of numbers that are learnt, in the order of outputs
 */
public record MiniBatches(
    TrainingBatches training, EvaluationBatches validation, List<String> names) {

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
            seed,
            weights(data, split.trainingIndices(), training.classWeights())),
        new EvaluationBatches(
            split.validation(), split.validationIndices(), validationBatchSize, scaling),
        data.outputNames());
  }

  /**
   * What each class counts in the loss.
   *
   * @param indices of the training examples that are trained on
   * @return none where all count alike
   * @throws IllegalArgumentException if they cannot be: naming what is no class, or as numbers are
   *     learnt
   */
  public static double[] weights(Dataset data, int[] indices, ClassWeights asked) {
    if (asked instanceof ClassWeights.None) {
      return new double[0];
    }
    Require.that(
        data.train().target() instanceof Target.Classes,
        "class_weights",
        asked,
        "none: the data has " + data.train().target());
    int[] counts = new int[data.train().target().outputs()];
    for (int index : indices) {
      counts[data.train().label(index)]++;
    }
    return asked.of(data.outputNames(), counts).stream().mapToDouble(each -> each).toArray();
  }
}
