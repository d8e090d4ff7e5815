package io.onecycle.driver.analyse.choice;

/**
 * Two settings, compared over the seeds that both have.
 *
 * @param seeds how many
 * @param mean of the first's scores minus the second's; NaN without a seed
 * @param error standard error of that mean, rounding of scores included; NaN below two seeds
 * @param p two-sided, of the true difference being 0 (paired t-test); NaN where it is not tested:
 *     with fewer than two seeds, or with two of which one did not learn, since two such accidents
 *     look alike and say nothing
 */
public record Pair(int seeds, double mean, double error, double p) {

  /** Seeds from which on a seed that did not learn is taken for more than an accident. */
  private static final int MIN_WITH_COLLAPSE = 3;

  /** Whether a pair is tested, whatever its scores. */
  static boolean isTested(Panel panel, int first, int second) {
    int n = 0;
    boolean anyCollapsed = false;
    for (int seed = 0; seed < panel.seeds(); seed++) {
      if (panel.has(first, seed) && panel.has(second, seed)) {
        n++;
        anyCollapsed |= panel.isCollapsed(first, seed) || panel.isCollapsed(second, seed);
      }
    }
    return isTested(n, anyCollapsed);
  }

  private static boolean isTested(int seeds, boolean anyCollapsed) {
    return seeds >= MIN_WITH_COLLAPSE || (seeds > 1 && !anyCollapsed);
  }

  static Pair of(Panel panel, int first, int second, double roundingVariance) {
    int n = 0;
    double sum = 0;
    boolean anyCollapsed = false;
    double[] differences = new double[panel.seeds()];
    for (int seed = 0; seed < differences.length; seed++) {
      if (panel.has(first, seed) && panel.has(second, seed)) {
        differences[n] = panel.score(first, seed) - panel.score(second, seed);
        sum += differences[n++];
        anyCollapsed |= panel.isCollapsed(first, seed) || panel.isCollapsed(second, seed);
      }
    }
    double mean = sum / n;
    if (n < 2) {
      return new Pair(n, mean, Double.NaN, Double.NaN);
    }
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += (differences[i] - mean) * (differences[i] - mean);
    }
    double error = Math.sqrt((squares / (n - 1) + roundingVariance) / n);
    return new Pair(
        n,
        mean,
        error,
        isTested(n, anyCollapsed) ? StudentsT.twoSided(mean / error, n - 1) : Double.NaN);
  }

  public boolean isTested() {
    return !Double.isNaN(p);
  }

  /** Half the width of the interval that excludes 0 just where p is below {@code level}. */
  public double halfWidth(double level) {
    return StudentsT.quantile(level, seeds - 1) * error;
  }

  Pair reversed() {
    return new Pair(seeds, -mean, error, p);
  }
}
