package io.onecycle.driver.analyse.stats;

import java.util.Collection;
import java.util.OptionalDouble;

/** Averages of what is compared by its ratios, such as learning rates: all above 0. */
public final class LogScale {

  private LogScale() {}

  /** The middle one; of an even number, the geometric mean of the two in the middle. */
  public static OptionalDouble median(Collection<Double> values) {
    double[] rising = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (rising.length == 0) {
      return OptionalDouble.empty();
    }
    double low = rising[(rising.length - 1) / 2];
    double high = rising[rising.length / 2];
    // The middle one itself, to the last bit.
    return OptionalDouble.of(low == high ? low : Math.exp((Math.log(low) + Math.log(high)) / 2));
  }

  /** The geometric mean. */
  public static OptionalDouble mean(Collection<Double> values) {
    OptionalDouble log = values.stream().mapToDouble(Math::log).average();
    return log.isPresent() ? OptionalDouble.of(Math.exp(log.getAsDouble())) : log;
  }
}
