package io.onecycle.driver.analyse.stats;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Looks at differences while they come in: at the first {@code min} of them, at one more, and so on
 * up to {@code max}. The permitted error is divided among the looks beforehand (alpha spending, K.
 * K. G. Lan and D. L. DeMets, Biometrika 70, 1983), the look at n differences getting a share in
 * proportion to n² (the power family of K. Kim and D. L. DeMets, Biometrika 74, 1987, with its
 * exponent 3): little early, when a t-test of few seeds knows least, and most at the end. The
 * shares are simply added up (Bonferroni), so that the error holds however the looks depend on each
 * other and whenever one stops; exact boundaries would be a little narrower.
 *
 * @param min values at the first look, at least 2
 * @param max values at the last one
 */
public record Looks(int min, int max) {

  /** How many there are. */
  public int count() {
    return max - min + 1;
  }

  /** What part of the error the look at {@code n} values may spend; all parts add up to 1. */
  public double share(int n) {
    return n < min || n > max ? 0 : (double) n * n / (squaresUpTo(max) - squaresUpTo(min - 1));
  }

  /**
   * Whether the true difference is at least {@code margin} on either side (two one-sided t-tests,
   * D. J. Schuirmann, 1987): the p-value of the most telling look so far, which holds at all looks
   * together: below x at any of them with a probability of at most x. It is 1 before the first
   * look.
   */
  public double isAlike(Differences differences, double margin) {
    double[] values = differences.stream().toArray();
    double smallest = 1;
    for (int n = min; n <= Math.min(max, values.length); n++) {
      double mean = StatUtils.mean(values, 0, n);
      double sd = Math.sqrt(StatUtils.variance(values, 0, n));
      // Without any spread values tell nothing: t is undefined for them.
      if (sd >= differences.rounding()) {
        double p = StudentT.lowerTail(Math.abs(mean) - margin, sd, n);
        smallest = Math.min(smallest, p / share(n));
      }
    }
    return smallest;
  }

  /**
   * The interval that covers the true difference with a probability of 95 %: what the intervals of
   * all looks so far have in common (repeated confidence intervals, C. Jennison and B. W. Turnbull,
   * 1989). Empty before the first look, and where differences have no spread.
   */
  Optional<Interval> ci95(Differences differences) {
    List<Interval> looks =
        IntStream.rangeClosed(min, Math.min(max, differences.values().size()))
            .mapToObj(n -> differences.first(n).estimate())
            .flatMap(estimate -> ci95(estimate).stream())
            .toList();
    double low = looks.stream().mapToDouble(Interval::low).max().orElse(0);
    double high = looks.stream().mapToDouble(Interval::high).min().orElse(0);
    return low < high
        ? Optional.of(new Interval(low, high))
        : looks.stream().reduce((earlier, last) -> last);
  }

  /** The interval of one look, which covers together with those of all others. */
  private Optional<Interval> ci95(Estimate estimate) {
    double error = Estimate.ERROR * share(estimate.n());
    return error == 0 || estimate.isWithoutSpread()
        ? Optional.empty()
        : Optional.of(
            Interval.around(
                estimate.mean().orElseThrow(),
                StudentT.halfWidth(estimate.sd().orElseThrow(), estimate.n(), error)));
  }

  /** The same estimate, whose interval holds at all looks together. */
  public Estimate of(Estimate estimate) {
    Optional<Interval> interval = estimate.isWithoutSpread() ? estimate.ci95() : ci95(estimate);
    return new Estimate(estimate.n(), estimate.mean(), estimate.sd(), interval);
  }

  private static double squaresUpTo(int n) {
    return n * (n + 1.0) * (2 * n + 1.0) / 6;
  }
}
