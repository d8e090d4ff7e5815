package io.onecycle.driver.analyse.ranges;

import io.onecycle.driver.analyse.stats.PairedDifference;
import io.onecycle.driver.analyse.stats.Ratio;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.RangeEnding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The range tests of one weight decay.
 *
 * @param tests how many
 * @param diverged how many of them ended by divergence; the others saw no limit up to their end_lr
 * @param highestLr geometric mean of the highest learning rates reached
 * @param minLoss mean of the lowest smoothed losses; NaN where a test has none
 * @param ratio of {@code highestLr} to that of the smallest weight decay, paired by seed; empty for
 *     that one itself
 * @param pValue of that ratio being 1, adjusted (Holm)
 */
public record RangeGroup(
    LayerValues weightDecay,
    int tests,
    int diverged,
    double highestLr,
    double minLoss,
    Optional<Ratio> ratio,
    Optional<Double> pValue) {

  static RangeGroup of(
      LayerValues weightDecay,
      List<LrFindSummaryRow> tests,
      Optional<PairedDifference> logRatio,
      Optional<Double> pValue) {
    OptionalDouble log =
        tests.stream().mapToDouble(test -> Math.log(test.found().lastLr().orElseThrow())).average();
    OptionalDouble loss =
        tests.stream().mapToDouble(test -> test.found().minLoss().orElse(Double.NaN)).average();
    return new RangeGroup(
        weightDecay,
        tests.size(),
        (int) tests.stream().filter(test -> test.found().stopped() != RangeEnding.END).count(),
        Math.exp(log.orElse(Double.NaN)),
        loss.orElse(Double.NaN),
        logRatio.flatMap(Ratio::of),
        pValue);
  }
}
