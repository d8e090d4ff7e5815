package io.onecycle.driver.analyse.choice;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * By how much one of several settings must be worse for a sweep to find it, were it run again with
 * other seeds: simulated of normal scores with a fixed seed.
 *
 * @param deviation standard deviation of a difference of two with one seed, as measured
 * @param settings that are compared, at least 2
 * @param seeds of each, at least 2
 * @param level a pair's p-value from which on a difference is told from chance
 */
public record Power(double deviation, int settings, int seeds, double level) {

  private static final int DRAWS = 1000;
  private static final int MOST_SETTINGS = 50;
  private static final int MOST_SEEDS = 1000;

  /** With more seeds, distances shrink as their square root. */
  private static final int MANY_SEEDS = 30;

  private static final long RANDOM = 0x6a09e667f3bcc909L;

  /** The true difference that is found in {@code share} of sweeps. */
  public double difference(double share) {
    return single() * distance(share, seeds);
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
      if (single() * distance(share, middle) <= difference) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Of a single score; deviations of few seeds are mostly too small, which is put right. */
  private double single() {
    double median =
        new ChiSquaredDistribution(null, seeds - 1).inverseCumulativeProbability(0.5) / (seeds - 1);
    return deviation / Math.sqrt(2 * median);
  }

  /** In standard deviations of a score. */
  private double distance(double share, int n) {
    int drawn = Math.min(n, MANY_SEEDS);
    double t = StudentsT.quantile(level, drawn - 1);
    SplittableRandom random = new SplittableRandom(RANDOM);
    double[] needed = new double[DRAWS];
    double[] worse = new double[drawn];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int seed = 0; seed < drawn; seed++) {
        worse[seed] = random.nextGaussian();
      }
      needed[draw] = Double.POSITIVE_INFINITY;
      for (int other = 1; other < Math.min(settings, MOST_SETTINGS); other++) {
        needed[draw] = Math.min(needed[draw], needed(worse, t, random));
      }
    }
    Arrays.sort(needed);
    double quantile = needed[Math.min(DRAWS - 1, (int) Math.ceil(share * DRAWS))];
    return Math.max(0, quantile) * Math.sqrt((double) drawn / n);
  }

  /** How much lower the scores of the worse one would have to be for this pair to tell. */
  private static double needed(double[] worse, double t, SplittableRandom random) {
    int n = worse.length;
    double sum = 0;
    double squares = 0;
    for (double score : worse) {
      double ahead = random.nextGaussian() - score;
      sum += ahead;
      squares += ahead * ahead;
    }
    double variance = (squares - sum * sum / n) / (n - 1);
    return t * Math.sqrt(variance / n) - sum / n;
  }
}
