package io.onecycle.driver.analyse.audit;

import io.onecycle.driver.analyse.TrialAxis;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was looked at, whether or not something was found.
 *
 * @param subject what was checked
 * @param axis of which axis, where it is of one
 * @param chance how probable it is that it is wrong, where that is known
 * @param noEnds ends of the axis that were not looked at, as nothing lies beyond them
 * @param left why it could not be checked; empty if it was
 */
public record Check(
    Subject subject,
    Optional<TrialAxis> axis,
    Optional<Double> chance,
    List<Double> noEnds,
    Optional<Left> left) {

  public Check {
    noEnds = List.copyOf(noEnds);
  }

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
    return new Check(subject, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
  }

  static Check of(Subject subject, double chance) {
    return new Check(subject, Optional.empty(), Optional.of(chance), List.of(), Optional.empty());
  }

  static Check of(Subject subject, TrialAxis axis, double chance) {
    return new Check(subject, Optional.of(axis), Optional.of(chance), List.of(), Optional.empty());
  }

  /** Of both ends of an axis, but for those beyond which nothing lies. */
  static Check ofEnds(Subject subject, NumericAxis axis, double chance) {
    List<Double> noEnds =
        Stream.of(false, true).filter(axis::isBound).map(axis::end).distinct().toList();
    return new Check(
        subject, Optional.of(axis.axis()), Optional.of(chance), noEnds, Optional.empty());
  }

  static Check left(Subject subject, Left why) {
    return new Check(subject, Optional.empty(), Optional.empty(), List.of(), Optional.of(why));
  }

  static Check left(Subject subject, TrialAxis axis, Left why) {
    return new Check(subject, Optional.of(axis), Optional.empty(), List.of(), Optional.of(why));
  }
}
