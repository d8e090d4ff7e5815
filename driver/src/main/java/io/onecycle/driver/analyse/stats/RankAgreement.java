package io.onecycle.driver.analyse.stats;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far two rankings of the same things agree (M. G. Kendall, A new measure of rank correlation,
 * 1938).
 *
 * @param things how many were ranked, at least 3
 * @param tau 1 where the rankings are the same, −1 where one is the other reversed
 * @param pValue two-sided: how probable so much agreement or disagreement is of two rankings that
 *     have nothing to do with each other; exact
 * @param sameFirst whether both put the same first
 */
public record RankAgreement(int things, double tau, double pValue, boolean sameFirst) {

  /**
   * The agreement over the keys that both maps have.
   *
   * @return empty below 3 such keys, and where values are equal or no numbers
   */
  public static <K extends Comparable<? super K>> Optional<RankAgreement> of(
      Map<K, Double> predicted, Map<K, Double> found) {
    List<K> keys = predicted.keySet().stream().filter(found::containsKey).sorted().toList();
    int n = keys.size();
    if (n < 3 || !isRanked(keys, predicted) || !isRanked(keys, found)) {
      return Optional.empty();
    }
    int discordant = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double one = predicted.get(keys.get(i)) - predicted.get(keys.get(j));
        double other = found.get(keys.get(i)) - found.get(keys.get(j));
        discordant += one * other < 0 ? 1 : 0;
      }
    }
    int pairs = n * (n - 1) / 2;
    boolean sameFirst = first(keys, predicted).equals(first(keys, found));
    return Optional.of(
        new RankAgreement(
            n, 1 - 2.0 * discordant / pairs, twoSided(n, pairs, discordant), sameFirst));
  }

  private static <K> boolean isRanked(List<K> keys, Map<K, Double> values) {
    return keys.stream().map(values::get).filter(Double::isFinite).distinct().count()
        == keys.size();
  }

  private static <K> K first(List<K> keys, Map<K, Double> values) {
    return keys.stream()
        .reduce((one, other) -> values.get(other) > values.get(one) ? other : one)
        .orElseThrow();
  }

  /** Of all permutations, those at least as far from the middle. */
  private static double twoSided(int n, int pairs, int discordant) {
    double[] permutations = {1};
    for (int length = 2; length <= n; length++) {
      double[] longer = new double[permutations.length + length - 1];
      for (int inversions = 0; inversions < permutations.length; inversions++) {
        for (int more = 0; more < length; more++) {
          longer[inversions + more] += permutations[inversions] / length;
        }
      }
      permutations = longer;
    }
    double p = 0;
    for (int inversions = 0; inversions <= pairs; inversions++) {
      if (Math.abs(2 * inversions - pairs) >= Math.abs(2 * discordant - pairs)) {
        p += permutations[inversions];
      }
    }
    return Math.min(1, p);
  }
}
