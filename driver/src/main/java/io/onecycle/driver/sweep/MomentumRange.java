package io.onecycle.driver.sweep;

import java.util.Optional;

/** Momentum that is searched. */
public sealed interface MomentumRange {

  /** One number for the whole cycle. */
  record Constant(NumberRange both) implements MomentumRange {}

  /** The two ends of the cycle, each a number or a range; at least one of them a range. */
  record Ends(End max, End min) implements MomentumRange {}

  /**
   * One end.
   *
   * @param fixed empty if it is searched
   * @param range empty if it is fixed
   */
  record End(Optional<Double> fixed, Optional<NumberRange> range) {}
}
