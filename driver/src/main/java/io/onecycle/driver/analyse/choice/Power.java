package io.onecycle.driver.analyse.choice;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Which difference of two settings a sweep would find, and how often, were it run again with other
 * seeds.
 *
 * @param deviation standard deviation of a difference with one seed, measured
 * @param seeds that the settings share
 * @param level a pair's p-value from which on a difference is told from chance
 */
public record Power(double deviation, int seeds, double level) {

  private static final int QUANTILES = 200;
  private static final int MOST_SEEDS = 1000;
  private static final double FARTHEST = 1e4;
  private static final int HALVINGS = 60;

  /** The true difference that is found in {@code share} of sweeps. */
  public double difference(double share) {
    return deviation / Math.sqrt(seeds) * distance(share, seeds);
  }

  /**
   * How many seeds find a true difference of {@code difference} in {@code share} of sweeps; so many
   * or more where it is the largest number that is tried, 1000.
   */
  public int seedsFor(double difference, double share) {
    int low = 2;
    int high = MOST_SEEDS;
    while (low < high) {
      int middle = (low + high) / 2;
      if (deviation / Math.sqrt(middle) * distance(share, middle) <= difference) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** How many standard errors apart the two are: solved for the power of a two-sided t-test. */
  private double distance(double share, int n) {
    double t = StudentsT.quantile(level, n - 1);
    ChiSquaredDistribution squares = new ChiSquaredDistribution(null, n - 1);
    double[] limits =
        IntStream.range(0, QUANTILES)
            .mapToDouble(
                i ->
                    t
                        * Math.sqrt(
                            squares.inverseCumulativeProbability((i + 0.5) / QUANTILES) / (n - 1)))
            .toArray();
    NormalDistribution normal = new NormalDistribution(null, 0, 1);
    double low = 0;
    double high = FARTHEST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      double found =
          Arrays.stream(limits)
              .map(limit -> normal.cumulativeProbability(middle - limit))
              .average()
              .orElse(0);
      if (found < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
