package io.onecycle.driver.analyse.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Results of settings that share seeds, as sums: of what the setting is worth, what the seed brings
 * to all of them, and chance. This is what pairing by seed comes to where not all seeds are there.
 *
 * @param means of each setting, over its seeds, those seeds' effects taken out
 * @param squares of each setting: the sum of its squared residuals
 * @param seeds how many there are
 */
record SeedEffects(Map<String, Double> means, Map<String, Double> squares, int seeds) {

  /** Least squares, by turns; of a full table the first turn is exact. */
  private static final int TURNS = 30;

  /**
   * Of the worths of each setting by seed.
   *
   * @param worths none of them empty
   */
  static SeedEffects of(Map<String, Map<Long, Double>> worths) {
    Map<Long, Double> effects = new TreeMap<>();
    worths.values().forEach(one -> one.keySet().forEach(seed -> effects.put(seed, 0.0)));
    Map<String, Double> means = new HashMap<>();
    for (int turn = 0; turn < TURNS; turn++) {
      worths.forEach((id, bySeed) -> means.put(id, mean(bySeed, effects)));
      effects.replaceAll((seed, before) -> effect(seed, worths, means));
      double centre = effects.values().stream().mapToDouble(v -> v).average().orElse(0);
      effects.replaceAll((seed, effect) -> effect - centre);
    }
    worths.forEach((id, bySeed) -> means.put(id, mean(bySeed, effects)));
    Map<String, Double> squares = new HashMap<>();
    worths.forEach((id, bySeed) -> squares.put(id, squares(bySeed, effects, means.get(id))));
    return new SeedEffects(means, squares, effects.size());
  }

  private static double mean(Map<Long, Double> bySeed, Map<Long, Double> effects) {
    return bySeed.entrySet().stream()
        .mapToDouble(one -> one.getValue() - effects.get(one.getKey()))
        .average()
        .orElseThrow();
  }

  private static double effect(
      long seed, Map<String, Map<Long, Double>> worths, Map<String, Double> means) {
    return worths.entrySet().stream()
        .filter(one -> one.getValue().containsKey(seed))
        .mapToDouble(one -> one.getValue().get(seed) - means.get(one.getKey()))
        .average()
        .orElse(0);
  }

  private static double squares(Map<Long, Double> bySeed, Map<Long, Double> effects, double mean) {
    return bySeed.entrySet().stream()
        .mapToDouble(one -> one.getValue() - effects.get(one.getKey()) - mean)
        .map(residual -> residual * residual)
        .sum();
  }
}
