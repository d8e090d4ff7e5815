package io.onecycle.driver.analyse.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Intervals that hold together, as adjusted p-values do: each is wide enough for there being
 * several.
 */
public final class Simultaneous {

  private Simultaneous() {}

  /**
   * What an interval may miss by chance, so that it leaves its null value out exactly where the
   * p-value that Holm adjusted is below {@link Estimate#ERROR}.
   *
   * @param pValues as they are
   * @param adjusted the same by {@link Holm}
   */
  public static List<Double> errors(
      List<Optional<Double>> pValues, List<Optional<Double>> adjusted) {
    long tests = pValues.stream().filter(Optional::isPresent).count();
    double widest = Estimate.ERROR / Math.max(1, tests);
    List<Double> errors = new ArrayList<>();
    for (int i = 0; i < pValues.size(); i++) {
      double p = pValues.get(i).orElse(0.0);
      double times = p / adjusted.get(i).orElse(1.0);
      errors.add(Math.max(widest, Double.isFinite(times) ? Estimate.ERROR * times : 0));
    }
    return errors;
  }

  /**
   * The ratio of two things, from their logarithms by seed.
   *
   * @param error probability that the interval misses the true ratio, in (0, 1)
   * @return empty without a shared seed
   */
  public static Optional<Ratio> ratio(Map<Long, Double> of, Map<Long, Double> from, double error) {
    PairedDifference difference = PairedDifference.of(of, from);
    Estimate estimate = Differences.of(of, from).estimate();
    return Ratio.of(
        new PairedDifference(
            difference.pairs(),
            difference.mean(),
            difference
                .ci95()
                .map(
                    ci ->
                        Interval.around(
                            estimate.mean().orElseThrow(),
                            StudentT.halfWidth(estimate.sd().orElseThrow(), estimate.n(), error))),
            difference.pValue()));
  }
}
