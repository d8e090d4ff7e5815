package io.onecycle.driver.analyse.audit;

import io.onecycle.driver.analyse.TrialAxis;
import java.util.Optional;

/**
 * What was looked at, whether or not something was found.
 *
 * @param subject what was checked
 * @param axis of which axis, where it is of one
 * @param chance how probable it is that it is wrong, where that is known
 * @param left why it could not be checked; empty if it was
 */
public record Check(
    Subject subject, Optional<TrialAxis> axis, Optional<Double> chance, Optional<Left> left) {

  /** What there is to check. */
  public enum Subject {
    EDGE,
    TUNING,
    SPACING,
    DIVERGENCE,
    LENGTH,
    WINDOW,
    RANGE_SEEDS
  }

  /** Why something is left unchecked. */
  public enum Left {
    /** No setting has two seeds that completed. */
    ONE_SEED,
    /** The values are no numbers in one order. */
    NOT_NUMBERS,
    /** The axis is a range that was searched: it has no points. */
    RANGE,
    /** The best has no neighbour on either side to lay a parabola through. */
    NO_NEIGHBOURS,
    /** All trials were equally long: 1cycle anneals at any length, so curves all flatten. */
    ONE_LENGTH,
    /** Each weight decay has one range test. */
    ONE_TEST
  }

  static Check of(Subject subject) {
    return new Check(subject, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Check of(Subject subject, double chance) {
    return new Check(subject, Optional.empty(), Optional.of(chance), Optional.empty());
  }

  static Check of(Subject subject, TrialAxis axis, double chance) {
    return new Check(subject, Optional.of(axis), Optional.of(chance), Optional.empty());
  }

  static Check left(Subject subject, Left why) {
    return new Check(subject, Optional.empty(), Optional.empty(), Optional.of(why));
  }

  static Check left(Subject subject, TrialAxis axis, Left why) {
    return new Check(subject, Optional.of(axis), Optional.empty(), Optional.of(why));
  }
}
