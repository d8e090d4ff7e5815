package io.onecycle.driver.analyse.race;

import io.onecycle.driver.analyse.choice.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is seen at one look, by the seed's place.
 *
 * @param scores of each setting
 * @param collapsed of each the seeds that did not learn
 * @param guessed of each those of them whose score is that of the worst that completed
 */
record LookPanel(
    List<NavigableMap<Long, Double>> scores,
    List<Set<Long>> collapsed,
    List<Set<Long>> guessed,
    double step) {

  /** It takes nothing from later seeds or other settings, so that it is the same ever after. */
  static LookPanel of(List<Entrant> entrants, int seeds) {
    double worst =
        entrants.stream()
            .flatMap(entrant -> entrant.first(seeds))
            .flatMapToDouble(result -> result.worth().stream())
            .min()
            .orElse(0);
    List<NavigableMap<Long, Double>> scores = new ArrayList<>();
    List<Set<Long>> collapsed = new ArrayList<>();
    List<Set<Long>> guessed = new ArrayList<>();
    for (Entrant entrant : entrants) {
      NavigableMap<Long, Double> own = new TreeMap<>();
      Set<Long> lost = new TreeSet<>();
      Set<Long> unknown = new TreeSet<>();
      for (int seed = 0; seed < seeds; seed++) {
        SeedResult result = entrant.results().get(seed);
        long at = seed;
        result.worth().ifPresent(worth -> own.put(at, worth));
        if (result.isCollapsed()) {
          lost.add(at);
          if (result.worth().isEmpty()) {
            unknown.add(at);
            own.put(at, worst);
          }
        }
      }
      scores.add(own);
      collapsed.add(lost);
      guessed.add(unknown);
    }
    double step =
        entrants.stream()
            .flatMap(entrant -> entrant.first(seeds))
            .mapToDouble(SeedResult::step)
            .max()
            .orElse(0);
    return new LookPanel(scores, collapsed, guessed, step);
  }

  Panel panel() {
    return Panel.of(scores, collapsed, step);
  }

  /** Whether a seed that both have is worth what is not known. */
  boolean isGuessed(int one, int other) {
    return guessed.get(one).stream().anyMatch(scores.get(other)::containsKey)
        || guessed.get(other).stream().anyMatch(scores.get(one)::containsKey);
  }
}
