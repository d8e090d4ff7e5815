package io.onecycle.worker.data;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.check.Require;
import java.util.SplittableRandom;

/**
 * Which training examples are held out, each class in its proportion. The examples of a class have
 * one order, the same for every trial: fold 0 is the first of it, and each further fold what
 * follows, from the beginning again where the order ends. So folds are disjoint as far as they fit.
 */
public final class HeldOutExamples {

  /** Fixed, so that a fold is the same for all trials. */
  private static final long SEED = 0x510e527fade682d1L;

  /** A third is 0.333… as a double, and its folds are three. */
  private static final double TOLERANCE = 1e-6;

  private HeldOutExamples() {}

  /** How many of {@code examples} a share is; depends on nothing else. */
  public static int count(int examples, double share) {
    long held = Math.max(1, Math.round(examples * share));
    Require.that(
        held < examples,
        "validation",
        share,
        "a share that leaves at least one of " + examples + " examples to train on");
    return Math.toIntExact(held);
  }

  /**
   * Into how many folds a share divides: 1 / share, rounded up.
   *
   * @param share in (0, 1)
   */
  public static long folds(double share) {
    return Math.max(1, (long) Math.ceil(1 / share - TOLERANCE));
  }

  /** For every example whether it is held out where all seeds hold out the same: fold 0. */
  public static boolean[] choose(Examples examples, double share) {
    return choose(examples, share, 0);
  }

  /**
   * For every example whether a fold has it.
   *
   * @param fold from 0, below {@link #folds}
   */
  public static boolean[] choose(Examples examples, double share, long fold) {
    int[][] byClass = Strata.of(examples);
    int[] quotas = Strata.quotas(byClass, count(examples.count(), share));
    SplittableRandom random = new SplittableRandom(SEED);
    for (int label = 0; label < byClass.length; label++) {
      Strata.shuffle(byClass[label], 0, quotas[label], random);
    }
    // Only now, as fold 0 must be drawn as it was when there were no others.
    for (int label = 0; label < byClass.length && fold > 0; label++) {
      Strata.shuffle(byClass[label], quotas[label], byClass[label].length, random);
    }
    boolean[] held = new boolean[examples.count()];
    for (int label = 0; label < byClass.length; label++) {
      int[] members = byClass[label];
      for (int i = 0; i < quotas[label]; i++) {
        long place = Math.floorMod(fold, members.length) * (long) quotas[label] + i;
        held[members[Math.floorMod(place, members.length)]] = true;
      }
    }
    return held;
  }
}
