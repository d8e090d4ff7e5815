package io.onecycle.worker.data;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.trial.Validation;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Which examples a trial trains on, and which it is validated on. */
public final class Split {

  private final Examples training;
  private final int[] trainingIndices;
  private final Examples validation;
  private final int[] validationIndices;

  private Split(
      Examples training, int[] trainingIndices, Examples validation, int[] validationIndices) {
    this.training = training;
    this.trainingIndices = trainingIndices;
    this.validation = validation;
    this.validationIndices = validationIndices;
  }

  /**
   * Splits a data set. A held-out share is taken from the whole training set, before {@code limit}:
   * the validation examples do not depend on it. They depend on the seed where folds rotate, and on
   * nothing else of a trial.
   *
   * @param limit of what is left to train on only so many, at least 1: the first in file order, or
   *     where that may be any, a part of each class that depends on nothing but the data
   * @param seed of the trial or range test
   * @throws IllegalArgumentException if no example is left to train on or to validate on
   */
  public static Split of(Dataset data, Validation asked, int limit, long seed) {
    Examples train = data.train();
    Validation validation = asked.with(data.validation().isPresent());
    int size = trainingCount(train.count(), validation, limit);
    if (validation instanceof Validation.HeldOut heldOut) {
      boolean[] held = HeldOutExamples.choose(train, heldOut.share(), fold(heldOut, seed));
      return new Split(
          train,
          limited(data, all(train).filter(i -> !held[i]).toArray(), size),
          train,
          all(train).filter(i -> held[i]).toArray());
    }
    Examples beside =
        validation instanceof Validation.Own
            ? data.validation()
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "Invalid validation: own, expected a share in (0, 1): "
                                + data.name()
                                + " comes with no validation set"))
            : data.test();
    String what = validation instanceof Validation.Own ? "validation examples" : "test examples";
    Require.that(beside.count() >= 1, what, beside.count(), "at least 1 to validate on");
    return new Split(
        train, limited(data, all(train).toArray(), size), beside, all(beside).toArray());
  }

  private static int[] limited(Dataset data, int[] left, int size) {
    return data.isInAnyOrder() && size < left.length
        ? LimitedExamples.choose(data.train(), left, size)
        : Arrays.copyOf(left, size);
  }

  private static long fold(Validation.HeldOut heldOut, long seed) {
    return heldOut.rotate() ? Math.floorMod(seed, HeldOutExamples.folds(heldOut.share())) : 0;
  }

  /**
   * How many examples {@link #of} leaves to train on; known without the examples, and the same for
   * every seed.
   *
   * @param trainCount examples of the training set, before any are held out
   */
  public static int trainingCount(int trainCount, Validation validation, int limit) {
    Require.that(limit >= 1, "limit", limit, "a whole number of at least 1");
    Require.that(trainCount >= 1, "training examples", trainCount, "at least 1");
    int left = trainCount;
    if (validation.with(false) instanceof Validation.HeldOut heldOut) {
      left -= HeldOutExamples.count(trainCount, heldOut.share());
    }
    return Math.min(left, limit);
  }

  /** The examples that {@link #trainingIndices()} counts in. */
  public Examples training() {
    return training;
  }

  /** The examples to train on, ascending. */
  public int[] trainingIndices() {
    return trainingIndices.clone();
  }

  /** The examples that {@link #validationIndices()} counts in. */
  public Examples validation() {
    return validation;
  }

  /** The examples to validate on, ascending. */
  public int[] validationIndices() {
    return validationIndices.clone();
  }

  private static IntStream all(Examples examples) {
    return IntStream.range(0, examples.count());
  }
}
