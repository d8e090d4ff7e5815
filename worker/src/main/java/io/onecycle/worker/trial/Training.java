package io.onecycle.worker.trial;

import io.onecycle.worker.check.Require;
import io.onecycle.worker.trial.score.Scoring;
import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;

/**
 * What all trials of a sweep share.
 *
 * @param epochs length of one cycle, at least 1
 * @param cycles how often the cycle is repeated, at least 1
 * @param batchSize images in a mini-batch, at least 1; the last of an epoch may be smaller
 * @param limit only so many training images, after validation is held out: the first, or of data of
 *     one's own some of each class; {@link #NO_LIMIT} for all
 * @param validation where the validation images come from
 * @param augment what is done to each training image
 * @param optimizer the update rule
 * @param weightDecayMode how weight decay enters the update
 * @param weightDecayScope which parameters decay
 * @param precision what the network's values are computed in
 * @param scoring what is measured on the validation set
 * @param classWeights what the examples of each class count in the loss that is trained on
 */
public record Training(
    int epochs,
    int cycles,
    int batchSize,
    int limit,
    Validation validation,
    Set<Augmentation> augment,
    Optimizer optimizer,
    WeightDecayMode weightDecayMode,
    WeightDecayScope weightDecayScope,
    Precision precision,
    Scoring scoring,
    ClassWeights classWeights)
    implements Serializable {

  public static final int NO_LIMIT = Integer.MAX_VALUE;

  public Training {
    Require.that(epochs >= 1, "epochs", epochs, "a whole number of at least 1");
    Require.that(cycles >= 1, "cycles", cycles, "a whole number of at least 1");
    Require.that(batchSize >= 1, "batch_size", batchSize, "a whole number of at least 1");
    Require.that(limit >= 1, "limit", limit, "a whole number of at least 1");
    augment = Set.copyOf(new TreeSet<>(augment));
  }

  /** With classes that count alike. */
  public Training(
      int epochs,
      int cycles,
      int batchSize,
      int limit,
      Validation validation,
      Set<Augmentation> augment,
      Optimizer optimizer,
      WeightDecayMode weightDecayMode,
      WeightDecayScope weightDecayScope,
      Precision precision,
      Scoring scoring) {
    this(
        epochs,
        cycles,
        batchSize,
        limit,
        validation,
        augment,
        optimizer,
        weightDecayMode,
        weightDecayScope,
        precision,
        scoring,
        ClassWeights.NONE);
  }

  /** In float32, with the usual metrics. */
  public Training(
      int epochs,
      int cycles,
      int batchSize,
      int limit,
      Validation validation,
      Set<Augmentation> augment,
      Optimizer optimizer,
      WeightDecayMode weightDecayMode,
      WeightDecayScope weightDecayScope) {
    this(
        epochs,
        cycles,
        batchSize,
        limit,
        validation,
        augment,
        optimizer,
        weightDecayMode,
        weightDecayScope,
        Precision.FLOAT32,
        Scoring.USUAL);
  }

  /** The same, validated on other examples. */
  public Training withValidation(Validation other) {
    return new Training(
        epochs,
        cycles,
        batchSize,
        limit,
        other,
        augment,
        optimizer,
        weightDecayMode,
        weightDecayScope,
        precision,
        scoring,
        classWeights);
  }

  /** The same in cycles of another length. */
  public Training withEpochs(int length) {
    return new Training(
        length,
        cycles,
        batchSize,
        limit,
        validation,
        augment,
        optimizer,
        weightDecayMode,
        weightDecayScope,
        precision,
        scoring,
        classWeights);
  }

  /** The same with other weights of the classes. */
  public Training withClassWeights(ClassWeights other) {
    return new Training(
        epochs,
        cycles,
        batchSize,
        limit,
        validation,
        augment,
        optimizer,
        weightDecayMode,
        weightDecayScope,
        precision,
        scoring,
        other);
  }
}
