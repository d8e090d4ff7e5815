package io.onecycle.worker.data;

import io.onecycle.worker.trial.Require;
import io.onecycle.worker.trial.Validation;
import java.util.stream.IntStream;

/** Which images a trial trains on, and which it is validated on. */
public final class Split {

  private final Images training;
  private final int[] trainingIndices;
  private final Images validation;
  private final int[] validationIndices;

  private Split(
      Images training, int[] trainingIndices, Images validation, int[] validationIndices) {
    this.training = training;
    this.trainingIndices = trainingIndices;
    this.validation = validation;
    this.validationIndices = validationIndices;
  }

  /**
   * Splits a data set. A held-out share is taken from the whole training set, before {@code limit}:
   * the validation images do not depend on it, nor on any seed.
   *
   * @param limit of what is left to train on only the first so many, in file order, at least 1
   * @throws IllegalArgumentException if no image is left to train on or to validate on
   */
  public static Split of(Images train, Images test, Validation validation, int limit) {
    int size = trainingCount(train.count(), validation, limit);
    if (validation instanceof Validation.HeldOut heldOut) {
      boolean[] held = HeldOutImages.choose(train, heldOut.share());
      return new Split(
          train,
          all(train).filter(i -> !held[i]).limit(size).toArray(),
          train,
          all(train).filter(i -> held[i]).toArray());
    }
    Require.that(test.count() >= 1, "test images", test.count(), "at least 1 to validate on");
    return new Split(train, all(train).limit(size).toArray(), test, all(test).toArray());
  }

  /**
   * How many images {@link #of} leaves to train on; known without the images.
   *
   * @param trainImages images of the training set, before any are held out
   */
  public static int trainingCount(int trainImages, Validation validation, int limit) {
    Require.that(limit >= 1, "limit", limit, "a whole number of at least 1");
    Require.that(trainImages >= 1, "training images", trainImages, "at least 1");
    int left = trainImages;
    if (validation instanceof Validation.HeldOut heldOut) {
      left -= HeldOutImages.count(trainImages, heldOut.share());
    }
    return Math.min(left, limit);
  }

  /** The images that {@link #trainingIndices()} counts in. */
  public Images training() {
    return training;
  }

  /** The images to train on, ascending. */
  public int[] trainingIndices() {
    return trainingIndices.clone();
  }

  /** The images that {@link #validationIndices()} counts in. */
  public Images validation() {
    return validation;
  }

  /** The images to validate on, ascending. */
  public int[] validationIndices() {
    return validationIndices.clone();
  }

  private static IntStream all(Images images) {
    return IntStream.range(0, images.count());
  }
}
