package io.onecycle.driver.analyse.stats;

import org.apache.commons.math3.distribution.TDistribution;

/** Student's t of the mean of n values with a sample standard deviation above 0. */
final class StudentT {

  private StudentT() {}

  /** Two-sided p-value of the true mean being 0. */
  static double twoSided(double mean, double sd, int n) {
    return 2 * lowerTail(-Math.abs(mean), sd, n);
  }

  /** How probable a mean this low is if the true mean is 0. */
  static double lowerTail(double mean, double sd, int n) {
    return distribution(n).cumulativeProbability(mean / (sd / Math.sqrt(n)));
  }

  /**
   * Half the width of the mean's two-sided confidence interval.
   *
   * @param error probability of missing the true mean, in (0, 1)
   */
  static double halfWidth(double sd, int n, double error) {
    return distribution(n).inverseCumulativeProbability(1 - error / 2) * sd / Math.sqrt(n);
  }

  /** Without a source of random numbers, which takes longer to make than all else here. */
  private static TDistribution distribution(int n) {
    return new TDistribution(null, n - 1);
  }
}
