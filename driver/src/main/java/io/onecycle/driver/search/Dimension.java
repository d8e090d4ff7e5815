package io.onecycle.driver.search;

import io.onecycle.worker.check.Require;

/** An axis of the space that is searched. */
public sealed interface Dimension {

  /** The coordinate of a number in [0, 1]: the number itself, or which of the choices it picks. */
  double of(double unit);

  /** Any number in [0, 1]. */
  record Interval() implements Dimension {
    @Override
    public double of(double unit) {
      return unit;
    }
  }

  /**
   * One of several things without order; a coordinate is its index, from 0.
   *
   * @param count at least 2
   */
  record Choice(int count) implements Dimension {
    public Choice {
      Require.that(count >= 2, "choices", count, "a whole number of at least 2");
    }

    @Override
    public double of(double unit) {
      return Math.min(count - 1, Math.floor(unit * count));
    }
  }
}
