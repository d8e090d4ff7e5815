package io.onecycle.driver.analyse.ranges;

import io.onecycle.driver.analyse.stats.LogEstimate;
import io.onecycle.driver.analyse.stats.Ratio;
import io.onecycle.driver.table.LayerValues;
import java.util.Optional;

/**
 * The range tests of one weight decay.
 *
 * @param tests how many
 * @param unlimited how many of them reached the end of their range: they saw no limit
 * @param highest how high the learning rate may go
 * @param minLoss mean of the lowest smoothed losses; NaN where a test has none
 * @param suggested what the seeds suggest, by the comparison's rule; of one with tests of several
 *     momenta, their geometric mean; empty if none suggests any
 * @param least how the highest rates stand to those of the smallest weight decay; empty for that
 *     one itself
 */
public record RangeGroup(
    LayerValues weightDecay,
    int tests,
    int unlimited,
    HighestRate highest,
    double minLoss,
    Optional<LogEstimate> suggested,
    Optional<AgainstLeast> least) {

  /** How many of them found a limit. */
  public int diverged() {
    return tests - unlimited;
  }

  /**
   * Highest rates, paired by seed.
   *
   * @param pairs shared seeds
   * @param unlimited pairs of which a test saw no limit: while there is one, the ratio is not known
   * @param ratio to those of the smallest weight decay, the geometric mean; its interval leaves 1
   *     out exactly where {@code pValue} is below 0.05
   * @param pValue of that ratio being 1, adjusted (Holm)
   */
  public record AgainstLeast(
      int pairs, int unlimited, Optional<Ratio> ratio, Optional<Double> pValue) {}
}
