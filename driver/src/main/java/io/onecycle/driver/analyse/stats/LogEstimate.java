package io.onecycle.driver.analyse.stats;

import java.util.Collection;
import java.util.Optional;

/**
 * What a sample says of where its values lie, as ratios: of values that are log-normal, the median
 * is the geometric mean.
 *
 * @param n size of the sample, at least 1
 * @param median of the sample; see {@link LogScale#median}
 * @param lowest of the sample, above 0
 * @param highest of the sample
 * @param ci95 95 % confidence interval: Student's t around the mean of the logarithms, and the
 *     sample's median at least; empty below three values, and where all are alike
 * @param logSd sample standard deviation of the natural logarithms; 0 for one value
 */
public record LogEstimate(
    int n, double median, double lowest, double highest, Optional<Interval> ci95, double logSd) {

  /** More are not counted. */
  public static final int MOST = 1000;

  private static final int FEWEST = 3;

  /** The estimate from these values, all above 0; empty without any. */
  public static Optional<LogEstimate> of(Collection<Double> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Estimate logs = Estimate.of(values.stream().map(Math::log).toList());
    double median = LogScale.median(values).orElseThrow();
    return Optional.of(
        new LogEstimate(
            logs.n(),
            median,
            values.stream().mapToDouble(v -> v).min().orElseThrow(),
            values.stream().mapToDouble(v -> v).max().orElseThrow(),
            logs.ci95()
                .filter(ci -> logs.n() >= FEWEST && !logs.isWithoutSpread())
                .map(
                    ci ->
                        new Interval(
                            Math.min(median, Math.exp(ci.low())),
                            Math.max(median, Math.exp(ci.high())))),
            logs.sd().orElse(0.0)));
  }

  /** The highest value, as so many times the lowest. */
  public double spread() {
    return highest / lowest;
  }

  /**
   * How many more values would do to tell the median to within so many times, if they spread as
   * these do.
   *
   * @param factor above 1: 1.25 for 25 %
   * @return 0 where they do already, or where nothing is known of the spread; {@link #MOST} where
   *     as many would not
   */
  public int moreFor(double factor) {
    if (ci95.isEmpty()) {
      return 0;
    }
    int needed = n;
    while (StudentT.halfWidth(logSd, needed, Estimate.ERROR) > Math.log(factor)
        && needed - n < MOST) {
      needed++;
    }
    return needed - n;
  }
}
