package io.onecycle.driver.report.plot.svg;

import java.util.Collection;
import java.util.Optional;

/** The smallest and the largest of some values. */
public record Extent(double low, double high) {

  /** Of what is finite and not above {@code cap}; empty if nothing is. */
  public static Optional<Extent> of(Collection<Double> values, double cap) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value) && value <= cap) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return low <= high ? Optional.of(new Extent(low, high)) : Optional.empty();
  }

  public static Optional<Extent> of(Collection<Double> values) {
    return of(values, Double.POSITIVE_INFINITY);
  }

  public double span() {
    return high - low;
  }
}
