package io.onecycle.driver.sweep;

import io.onecycle.worker.lrfind.LrFindSpec;

/**
 * The range tests of a sweep: one for each weight decay.
 *
 * @param spec the arguments of each test
 * @param perMomentum also one for each momentum of the grid; else the first one's upper end is used
 * @param perSeed also one for each seed; else the first is used
 * @param suggestion which learning rate of the curve {@code max_lr: lr_find} means
 */
public record LrFind(LrFindSpec spec, boolean perMomentum, boolean perSeed, Suggestion suggestion) {

  /** The published ways to read a learning rate off the curve. */
  public enum Suggestion {
    /** A tenth of the learning rate at the lowest loss. */
    MINIMUM,
    /** Where the loss falls most steeply. */
    STEEPEST,
    /** In the longest valley (fastai v2). */
    VALLEY
  }
}
