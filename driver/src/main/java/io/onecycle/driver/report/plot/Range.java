package io.onecycle.driver.report.plot;

import java.util.Collection;
import java.util.Optional;

/** The smallest and the largest of some values. */
record Range(double low, double high) {

  /** Of what is finite and not above {@code cap}; empty if nothing is. */
  static Optional<Range> of(Collection<Double> values, double cap) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value) && value <= cap) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return low <= high ? Optional.of(new Range(low, high)) : Optional.empty();
  }

  static Optional<Range> of(Collection<Double> values) {
    return of(values, Double.POSITIVE_INFINITY);
  }

  double span() {
    return high - low;
  }
}
