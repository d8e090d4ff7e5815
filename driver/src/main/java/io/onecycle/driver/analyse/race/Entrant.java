package io.onecycle.driver.analyse.race;

import java.util.List;
import java.util.stream.Stream;

/**
 * A setting in a race.
 *
 * @param group what is asked for: settings of one group need not be told apart
 * @param results of the race's seeds in their order, as far as nothing more is to come of them: a
 *     trial that will be tried again ends the list, whatever is known of later seeds
 */
public record Entrant(String id, String group, List<SeedResult> results) {

  public Entrant {
    results = List.copyOf(results);
  }

  Entrant alone() {
    return new Entrant(id, id, results);
  }

  /** Of the first so many seeds. */
  Stream<SeedResult> first(int seeds) {
    return results.stream().limit(seeds);
  }

  /** Whether none of the first so many seeds learnt. */
  boolean isHopeless(int seeds) {
    return first(seeds).allMatch(result -> result.isCollapsed() || result.worth().isEmpty());
  }
}
