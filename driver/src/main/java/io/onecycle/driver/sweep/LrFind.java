package io.onecycle.driver.sweep;

import io.onecycle.worker.check.Require;
import io.onecycle.worker.lrfind.LrFindSpec;
import java.util.OptionalInt;

/**
 * The range tests of a sweep: some for each weight decay.
 *
 * @param spec the arguments of each test
 * @param perMomentum also for each momentum of the grid; else the first one's upper end is used
 * @param perSeed one for each of the sweep's seeds
 * @param seeds how many for each weight decay, and momentum; empty where the sweep does not say, or
 *     says {@code perSeed}
 * @param suggestion which learning rate of the curve {@code max_lr: lr_find} means
 * @param reading what holds where the sweep does not say
 */
public record LrFind(
    LrFindSpec spec,
    boolean perMomentum,
    boolean perSeed,
    OptionalInt seeds,
    Suggestion suggestion,
    Reading reading) {

  /** What tells a suggestion's spread, and takes seconds. */
  public static final int USUAL_SEEDS = 5;

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

  /** How a section is understood that leaves something open. */
  public enum Reading {
    /** By version 0.1.0: one test, and over several seeds the geometric mean is taken. */
    OF_0_1,
    /** Now: {@link #USUAL_SEEDS} tests where max_lr takes suggestions, and their median is taken. */
    CURRENT
  }

  public LrFind {
    Require.that(
        seeds.isEmpty() || (seeds.getAsInt() >= 1 && seeds.getAsInt() <= MOST_SEEDS),
        "lr_find.seeds",
        seeds,
        "a whole number in [1, " + MOST_SEEDS + "]");
    Require.that(
        !perSeed || seeds.isEmpty(), "lr_find.seeds", seeds, "none beside one for each seed");
  }

  /** As read now. */
  public LrFind(
      LrFindSpec spec,
      boolean perMomentum,
      boolean perSeed,
      OptionalInt seeds,
      Suggestion suggestion) {
    this(spec, perMomentum, perSeed, seeds, suggestion, Reading.CURRENT);
  }

  /** The same section as another version reads it. */
  public LrFind readAs(Reading other) {
    return new LrFind(spec, perMomentum, perSeed, seeds, suggestion, other);
  }
}
