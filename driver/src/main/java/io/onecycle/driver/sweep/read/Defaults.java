package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.LrFind.Average;

/**
 * What a sweep file means by what it leaves out. Where that changes, files that were run before
 * still mean what they meant: the results beside them say when that was.
 */
public enum Defaults {
  /** Those of this version. */
  CURRENT,
  /**
   * Those of version 0.1: all seeds hold out the same validation set, a weight decay has one range
   * test, and of those of several seeds the geometric mean is taken.
   */
  OF_0_1;

  /** Range tests that tell how far their suggestion spreads, and take seconds. */
  private static final int SEVERAL = 5;

  /** Whether each seed holds out another fold where {@code train.validation} does not say. */
  boolean rotateValidation() {
    return this == CURRENT;
  }

  /**
   * How many range tests a weight decay has where {@code lr_find.seeds} does not say.
   *
   * @param takesSuggestions whether trials are trained with what they suggest
   */
  int rangeTests(boolean takesSuggestions) {
    return this == CURRENT && takesSuggestions ? SEVERAL : 1;
  }

  /** What is taken of the suggestions of several seeds. */
  Average average() {
    return this == CURRENT ? Average.MEDIAN : Average.GEOMETRIC_MEAN;
  }
}
