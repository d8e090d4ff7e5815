package io.onecycle.driver.analyse.stats;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What a sample says of the mean it was drawn around.
 *
 * @param n size of the sample
 * @param mean empty for an empty sample
 * @param sd sample standard deviation; empty below two values
 * @param ci95 95 % confidence interval of the mean (Student's t); empty below two values
 */
public record Estimate(int n, Optional<Double> mean, Optional<Double> sd, Optional<Interval> ci95) {

  /**
   * Accuracies are multiples of one over the number of images, so a smaller spread than this is
   * rounding of doubles; of larger values, so many times as much.
   */
  public static final double ROUNDING = 1e-12;

  /** What intervals miss, and tests call different, by chance alone at most. */
  public static final double ERROR = 0.05;

  /** The estimate from these values; their order does not matter but for rounding. */
  public static Estimate of(Collection<Double> sample) {
    return of(sample, rounding(sample.stream().mapToDouble(Double::doubleValue)));
  }

  /** What values of this size may differ by for being rounded to doubles. */
  static double rounding(DoubleStream values) {
    return ROUNDING * Math.max(1, values.map(Math::abs).max().orElse(0));
  }

  /** As above, of a sample whose spread is rounding if it is below {@code rounding}. */
  public static Estimate of(Collection<Double> sample, double rounding) {
    double[] values = sample.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int n = values.length;
    if (n == 0) {
      return new Estimate(0, Optional.empty(), Optional.empty(), Optional.empty());
    }
    double mean = StatUtils.mean(values);
    if (n == 1) {
      return new Estimate(1, Optional.of(mean), Optional.empty(), Optional.empty());
    }
    double measured = Math.sqrt(StatUtils.variance(values));
    double sd = measured < rounding ? 0 : measured;
    return new Estimate(
        n,
        Optional.of(mean),
        Optional.of(sd),
        Optional.of(Interval.around(mean, StudentT.halfWidth(sd, n, ERROR))));
  }

  boolean isWithoutSpread() {
    return sd.isPresent() && sd.get() == 0;
  }
}
