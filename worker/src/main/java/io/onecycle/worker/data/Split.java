package io.onecycle.worker.data;

import io.onecycle.worker.trial.Require;
import io.onecycle.worker.trial.Validation;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which images are trained with and which validate. Validation images are held out of the whole
 * training set, balanced by class and the same for every seed; a limit then keeps the first of the
 * rest, in file order.
 */
public final class Split {

  private static final long FIXED_SEED = 0;

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

  /** Splits. */
  public static Split of(Images train, Images test, Validation validation, int limit) {
    int keep = trainingCount(train.count(), validation, limit);
    if (validation instanceof Validation.HeldOut heldOut) {
      boolean[] held = held(train, heldOutCount(train.count(), heldOut.share()));
      int[] rest = IntStream.range(0, train.count()).filter(i -> !held[i]).limit(keep).toArray();
      int[] out = IntStream.range(0, train.count()).filter(i -> held[i]).toArray();
      return new Split(train, rest, train, out);
    }
    int[] first = IntStream.range(0, keep).toArray();
    return new Split(train, first, test, IntStream.range(0, test.count()).toArray());
  }

  /**
   * How many images would be trained with, known without looking at one.
   *
   * @param trainImages in the whole training set
   * @throws IllegalArgumentException if none would be left
   */
  public static int trainingCount(int trainImages, Validation validation, int limit) {
    int held =
        validation instanceof Validation.HeldOut heldOut
            ? heldOutCount(trainImages, heldOut.share())
            : 0;
    Require.that(
        held < trainImages, "validation", validation, "a share that leaves a training image");
    return Math.min(limit, trainImages - held);
  }

  public Images training() {
    return training;
  }

  /** Of images in {@link #training()}. */
  public int[] trainingIndices() {
    return trainingIndices.clone();
  }

  public Images validation() {
    return validation;
  }

  /** Of images in {@link #validation()}. */
  public int[] validationIndices() {
    return validationIndices.clone();
  }

  private static int heldOutCount(int images, double share) {
    return (int) Math.max(1, Math.round(images * share));
  }

  /** Takes classes in turn, each in its own shuffled order, until there are enough. */
  private static boolean[] held(Images images, int count) {
    int[] order = IntStream.range(0, images.count()).toArray();
    SeedStream.HOLD_OUT.shuffle(order, FIXED_SEED, 0);
    int[] rank = rankWithinClass(images, order);
    int[] byRank =
        Arrays.stream(order)
            .boxed()
            .sorted((a, b) -> Integer.compare(rank[a], rank[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    boolean[] held = new boolean[images.count()];
    for (int i = 0; i < count; i++) {
      held[byRank[i]] = true;
    }
    return held;
  }

  private static int[] rankWithinClass(Images images, int[] order) {
    int[] seen = new int[images.classes()];
    int[] rank = new int[images.count()];
    for (int i : order) {
      rank[i] = seen[images.label(i)]++;
    }
    return rank;
  }
}
