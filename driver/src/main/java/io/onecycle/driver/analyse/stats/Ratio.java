package io.onecycle.driver.analyse.stats;

import java.util.Optional;

/**
 * How many times one thing is another: the geometric mean over pairs.
 *
 * @param low of the 95 % confidence interval; empty where all pairs agree or there is only one
 * @param high of it
 */
public record Ratio(double mean, Optional<Double> low, Optional<Double> high) {

  /** The ratio of what differs so in its logarithm; empty without a pair. */
  public static Optional<Ratio> of(PairedDifference logs) {
    return logs.mean()
        .map(
            mean ->
                new Ratio(
                    Math.exp(mean),
                    logs.ci95().map(ci -> Math.exp(ci.low())),
                    logs.ci95().map(ci -> Math.exp(ci.high()))));
  }
}
