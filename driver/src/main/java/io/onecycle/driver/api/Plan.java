package io.onecycle.driver.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What running a sweep would do.
 *
 * @param sweep its name
 * @param axes the axes of the grid with their values, as people write them
 * @param settings points of the grid; of a search, those at full length
 * @param seeds each setting is trained with each, or with the first of them until decided
 * @param verdictSeeds fresh seeds that chosen settings are then judged with; none where all seeds
 *     judge
 * @param rangeTests that come before the trials
 * @param fewestTrials the fewest that may be run, where results decide
 * @param trials the most that may be run: but for a search, settings times seeds, and the judged
 *     settings times fresh seeds
 * @param iterationsPerTrial of a trial of full length; empty where the data's size is not known yet
 * @param standing how far it has come
 * @param text all this in words, as {@code onecycle plan} prints it
 */
public record Plan(
    String sweep,
    Map<String, List<String>> axes,
    int settings,
    List<Long> seeds,
    List<Long> verdictSeeds,
    int rangeTests,
    long fewestTrials,
    long trials,
    Optional<Long> iterationsPerTrial,
    Standing standing,
    String text) {

  public Plan {
    axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
    seeds = List.copyOf(seeds);
    verdictSeeds = List.copyOf(verdictSeeds);
  }

  /** What is still to be run. */
  public Standing.Owed owed() {
    return standing.owed();
  }

  /** In words, as {@code onecycle plan} prints it. */
  @Override
  public String toString() {
    return text;
  }
}
