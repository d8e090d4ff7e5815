package io.onecycle.driver.analyse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How far one setting is from another, seed by seed: a seed fixes initialisation and shuffling, so
 * its luck is common to both and cancels.
 *
 * @param pairs seeds that both completed
 * @param mean of the differences; empty without a pair
 * @param ci95 its 95 % confidence interval; empty below two pairs, and where all differences are
 *     alike
 * @param pValue two-sided, of the paired t-test; 1 where all differences are 0; empty below two
 *     pairs, and where all differences are alike but not 0, for t is undefined there
 */
record PairedDifference(
    int pairs, Optional<Double> mean, Optional<Interval> ci95, Optional<Double> pValue) {

  /** The differences {@code of} minus {@code from}, each an accuracy by seed. */
  static PairedDifference of(Map<Long, Double> of, Map<Long, Double> from) {
    List<Double> differences =
        of.entrySet().stream()
            .filter(entry -> from.containsKey(entry.getKey()))
            .map(entry -> entry.getValue() - from.get(entry.getKey()))
            .toList();
    Estimate estimate = Estimate.of(differences);
    Optional<Double> mean =
        estimate.mean().map(value -> Math.abs(value) < Estimate.ROUNDING ? 0 : value);
    if (estimate.n() < 2) {
      return new PairedDifference(estimate.n(), mean, Optional.empty(), Optional.empty());
    }
    if (estimate.isWithoutSpread()) {
      Optional<Double> p = mean.filter(value -> value == 0).map(zero -> 1.0);
      return new PairedDifference(estimate.n(), mean, Optional.empty(), p);
    }
    return new PairedDifference(
        estimate.n(), mean, estimate.ci95(), Optional.of(twoSided(estimate)));
  }

  private static double twoSided(Estimate estimate) {
    double error = estimate.sd().orElseThrow() / Math.sqrt(estimate.n());
    double t = Math.abs(estimate.mean().orElseThrow()) / error;
    return 2 * new TDistribution(estimate.n() - 1).cumulativeProbability(-t);
  }
}
