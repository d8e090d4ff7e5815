package io.onecycle.driver.sweep;

import io.onecycle.worker.check.Require;
import io.onecycle.worker.lrfind.LrFindSpec;
import java.util.OptionalInt;

/**
 * The range tests of a sweep: some for each weight decay.
 *
 * @param spec the arguments of each test
 * @param perMomentum also for each momentum of the grid; else the first one's upper end is used
 * @param seeds how many for each weight decay, and momentum, each of another seed; empty for one of
 *     each of the sweep's seeds
 * @param suggestion which learning rate of the curve {@code max_lr: lr_find} means
 * @param average of what several tests suggest
 */
public record LrFind(
    LrFindSpec spec,
    boolean perMomentum,
    OptionalInt seeds,
    Suggestion suggestion,
    Average average) {

  /** As many tests as anyone has use for. */
  public static final int MOST_SEEDS = 1000;

  /** The published ways to read a learning rate off the curve. */
  public enum Suggestion {
    /** A tenth of the learning rate at the lowest loss. */
    MINIMUM,
    /** Where the loss falls most steeply. */
    STEEPEST,
    /** In the longest valley (fastai v2). */
    VALLEY
  }

  /** What {@code max_lr: lr_find} takes of the suggestions of several tests. */
  public enum Average {
    /** The median: a stray test moves it little. Taken as soon as more than half suggest a rate. */
    MEDIAN,
    /** The geometric mean, as in version 0.1; needs all tests to suggest a rate. */
    GEOMETRIC_MEAN
  }

  public LrFind {
    Require.that(
        seeds.isEmpty() || (seeds.getAsInt() >= 1 && seeds.getAsInt() <= MOST_SEEDS),
        "lr_find.seeds",
        seeds,
        "a whole number in [1, " + MOST_SEEDS + "]");
  }

  /** Whether the geometric mean of several suggestions is taken. */
  public boolean takesGeometricMean() {
    return average == Average.GEOMETRIC_MEAN;
  }
}
