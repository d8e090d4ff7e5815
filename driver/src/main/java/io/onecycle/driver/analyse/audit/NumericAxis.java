package io.onecycle.driver.analyse.audit;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.check.Require;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An axis whose values are numbers in an order.
 *
 * @param axis which
 * @param form what its numbers are
 * @param values that trials ended with, rising, at least two
 * @param bySetting the value of each setting by its id
 */
public record NumericAxis(
    TrialAxis axis, Form form, List<Double> values, Map<String, Double> bySetting) {

  /** What the numbers of an axis are. */
  public enum Form {
    /** The values themselves. */
    VALUE,
    /** Multiples of what the range test suggests. */
    MULTIPLE,
    /** The upper ends of momentum ranges that share the lower one. */
    UPPER_END,
    /** The lower ends of momentum ranges that share the upper one. */
    LOWER_END
  }

  public NumericAxis {
    values = List.copyOf(values);
    bySetting = Map.copyOf(bySetting);
    Require.that(values.size() >= 2, "values of " + axis, values, "at least two");
  }

  /** Learning rates, weight decays and divisors are stepped by factors. */
  public Scale scale() {
    return axis == TrialAxis.PCT || axis == TrialAxis.MOMENTUM ? Scale.LINEAR : Scale.LOG;
  }

  /** The value of a trial; empty if its schedule has none. */
  OptionalDouble of(TrialRow trial) {
    return Optional.ofNullable(bySetting.get(trial.settingId())).stream()
        .mapToDouble(value -> value)
        .findFirst();
  }

  boolean isAt(TrialRow trial, double value) {
    OptionalDouble own = of(trial);
    return own.isPresent() && own.getAsDouble() == value;
  }

  /** The first or the last value. */
  public double end(boolean upper) {
    return values.get(upper ? values.size() - 1 : 0);
  }

  /** The value next to that. */
  public double beside(boolean upper) {
    return values.get(upper ? values.size() - 2 : 1);
  }

  /** Whether nothing lies beyond an end, as there is no such value. */
  public boolean isBound(boolean upper) {
    return switch (axis) {
      case WEIGHT_DECAY, PCT -> !upper && end(false) == 0;
      case DIV -> !upper && end(false) == 1;
      case MOMENTUM -> end(upper) == (upper ? 1 : 0);
      default -> false;
    };
  }
}
