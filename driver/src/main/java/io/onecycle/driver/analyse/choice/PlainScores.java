package io.onecycle.driver.analyse.choice;

import java.util.Arrays;

/**
 * Settings that have all seeds, to find which of them tells most of another. Where residuals are
 * around each setting's own mean, t² is n(n − 1) · (difference of means)² / (distance of
 * residuals)²: settings whose residuals are too far apart, mostly after one or two seeds, tell less
 * than what is found already. Only the others are computed as all pairs are.
 */
final class PlainScores {

  /** Far more than rounding can move a t² by, so that no pair is left out that tells most. */
  private static final double SLACK = 1e-3;

  /** In units of the difference of means squared: rounding of the sums that t² is made of. */
  private static final double ROUNDING = 1e-13;

  private final int seeds;

  /** By the residual with the first seed, ascending. */
  private final double[] firsts;

  private final double[][] scores;
  private final double[] means;
  private final double[][] residuals;
  private int size;
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;

  PlainScores(int most, int seeds) {
    this.seeds = seeds;
    this.firsts = new double[most];
    this.scores = new double[most][];
    this.means = new double[most];
    this.residuals = new double[most][];
  }

  void add(double[] scored) {
    double mean = mean(scored);
    double[] own = residuals(scored, mean);
    int found = Arrays.binarySearch(firsts, 0, size, own[0]);
    int at = found < 0 ? -found - 1 : found;
    for (Object all : new Object[] {firsts, scores, means, residuals}) {
      System.arraycopy(all, at, all, at + 1, size - at);
    }
    firsts[at] = own[0];
    scores[at] = scored;
    means[at] = mean;
    residuals[at] = own;
    lowest = Math.min(lowest, mean);
    highest = Math.max(highest, mean);
    size++;
  }

  /** Makes the largest t² that of {@code scored} against any of these, if that is larger. */
  void raise(double[] largest, double[] scored) {
    double mean = mean(scored);
    double[] own = residuals(scored, mean);
    double most = distance2(Math.max(mean - lowest, highest - mean), largest[seeds]);
    // Residuals add up to 0: if one differs, so do the others.
    double reach = Math.sqrt(most * (seeds - 1) / seeds);
    double last = own[0] + reach;
    int found = Arrays.binarySearch(firsts, 0, size, own[0] - reach);
    double least = distance2(1, largest[seeds]);
    for (int at = found < 0 ? -found - 1 : found; at < size && firsts[at] <= last; at++) {
      double difference = mean - means[at];
      if (isWithin(least * difference * difference, own, residuals[at])) {
        LargestT.raise(largest, scored, scores[at]);
        least = distance2(1, largest[seeds]);
      }
    }
  }

  /** The largest distance squared of residuals at which a t² may be above {@code largest}. */
  private double distance2(double difference, double largest) {
    return seeds * difference * difference * ((seeds - 1) / largest * (1 + SLACK) + ROUNDING);
  }

  private static boolean isWithin(double distance2, double[] one, double[] other) {
    double squares = 0;
    for (int seed = 0; seed < one.length; seed++) {
      double difference = one[seed] - other[seed];
      squares += difference * difference;
      if (squares > distance2) {
        return false;
      }
    }
    return true;
  }

  private static double mean(double[] scored) {
    double sum = 0;
    for (double score : scored) {
      sum += score;
    }
    return sum / scored.length;
  }

  private static double[] residuals(double[] scored, double mean) {
    double[] residuals = new double[scored.length];
    for (int seed = 0; seed < residuals.length; seed++) {
      residuals[seed] = scored[seed] - mean;
    }
    return residuals;
  }
}
