package io.onecycle.driver.analyse.race;

import io.onecycle.driver.analyse.stats.Differences;
import io.onecycle.driver.analyse.stats.Looks;
import io.onecycle.driver.sweep.SequentialSeeds;
import java.util.SortedMap;

/**
 * Two settings of a race, seed by seed.
 *
 * @param differs whether they differ, and at which difference of the first from the second
 * @param alike whether they differ by less than the margin; nothing where there is none
 */
record RacePair(Looks.Seen differs, Looks.Seen alike) {

  /** Of scores by seed; only seeds that both have count, in the order of the seeds. */
  static RacePair of(
      SequentialSeeds rule, SortedMap<Long, Double> first, SortedMap<Long, Double> second) {
    Looks looks = new Looks(rule.min(), rule.max());
    Differences differences = Differences.of(first, second);
    return new RacePair(
        looks.differs(differences),
        rule.margin().isPresent()
            ? looks.isAlike(differences, rule.margin().getAsDouble())
            : Looks.Seen.NOTHING);
  }
}
