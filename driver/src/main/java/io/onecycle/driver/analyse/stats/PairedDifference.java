package io.onecycle.driver.analyse.stats;

import java.util.Map;
import java.util.Optional;

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
public record PairedDifference(
    int pairs, Optional<Double> mean, Optional<Interval> ci95, Optional<Double> pValue) {

  /** The differences {@code of} minus {@code from}, each an accuracy by seed. */
  public static PairedDifference of(Map<Long, Double> of, Map<Long, Double> from) {
    Differences differences = Differences.of(of, from);
    Estimate estimate = differences.estimate();
    Optional<Double> mean =
        estimate.mean().map(value -> Math.abs(value) < differences.rounding() ? 0 : value);
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

  /** Of differences that were looked at while seeds were added. */
  public static PairedDifference of(
      Map<Long, Double> of, Map<Long, Double> from, Looks looks, double adjustedP) {
    PairedDifference fixed = of(of, from);
    boolean isTested = fixed.pairs() >= looks.min() && fixed.pValue().isPresent();
    return new PairedDifference(
        fixed.pairs(),
        fixed.mean(),
        isTested ? looks.ci95(Differences.of(of, from)) : Optional.empty(),
        isTested ? Optional.of(adjustedP) : Optional.empty());
  }

  private static double twoSided(Estimate estimate) {
    return StudentT.twoSided(
        estimate.mean().orElseThrow(), estimate.sd().orElseThrow(), estimate.n());
  }
}
