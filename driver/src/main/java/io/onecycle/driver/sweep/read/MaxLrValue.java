package io.onecycle.driver.sweep.read;

import java.util.List;

/** A value of the axis max_lr. */
sealed interface MaxLrValue {

  /** Given: one value, or one per layer group. */
  record Given(List<Double> values) implements MaxLrValue {
    public Given {
      values = List.copyOf(values);
    }
  }

  /** So many times what the range test of the same weight decay suggests. */
  record Found(double factor) implements MaxLrValue {}
}
