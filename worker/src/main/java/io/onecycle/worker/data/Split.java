package io.onecycle.worker.data;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.trial.Validation;
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
   * @param limit of what is left to train on only the first so many, in file order, at least 1
   * @param seed of the trial or range test
   * @throws IllegalArgumentException if no example is left to train on or to validate on
   */
  public static Split of(
      Examples train, Examples test, Validation validation, int limit, long seed) {
    int size = trainingCount(train.count(), validation, limit);
    if (validation instanceof Validation.HeldOut heldOut) {
      boolean[] held = HeldOutExamples.choose(train, heldOut.share(), fold(heldOut, seed));
      return new Split(
          train,
          all(train).filter(i -> !held[i]).limit(size).toArray(),
          train,
          all(train).filter(i -> held[i]).toArray());
    }
    Require.that(test.count() >= 1, "test examples", test.count(), "at least 1 to validate on");
    return new Split(train, all(train).limit(size).toArray(), test, all(test).toArray());
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
    if (validation instanceof Validation.HeldOut heldOut) {
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
