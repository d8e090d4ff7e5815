package io.onecycle.driver.analyse.compare;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What became of one setting over its seeds. A seed that failed, an accident of the machine, says
 * nothing of it; one that diverged is what the setting does, and counts as chance.
 *
 * @param example any of its trials: they differ in nothing but the seed
 * @param objective what it is judged by
 * @param values the objective's value after the last iteration by seed: of one that completed its
 *     own, of one that diverged what chance is worth
 * @param lost seeds that diverged, or completed with no more than chance
 * @param completed how many seeds did
 * @param diverged how many did
 * @param failed how many did
 */
public record SettingResult(
    TrialRow example,
    Objective objective,
    SortedMap<Long, Double> values,
    Set<Long> lost,
    int completed,
    int diverged,
    int failed) {

  public SettingResult {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    lost = Collections.unmodifiableSortedSet(new TreeSet<>(lost));
  }

  /** The result of trials that share their setting, one a seed. */
  public static SettingResult of(List<TrialRow> trials, Objective objective) {
    return of(trials, objective, ChanceLevel.of(trials, objective));
  }

  static SettingResult of(List<TrialRow> trials, Objective objective, ChanceLevel chance) {
    SortedMap<Long, Double> values = new TreeMap<>();
    Set<Long> lost = new TreeSet<>();
    int completed = 0;
    for (TrialRow trial : trials) {
      if (trial.isDiverged()) {
        lost.add(trial.seed());
        chance.of(trial).ifPresent(value -> values.put(trial.seed(), value));
      } else if (Objectives.last(trial, objective).isPresent()) {
        double value = Objectives.last(trial, objective).get();
        completed++;
        values.put(trial.seed(), value);
        if (chance.isAt(trial, value)) {
          lost.add(trial.seed());
        }
      }
    }
    return new SettingResult(
        trials.get(0),
        objective,
        values,
        lost,
        completed,
        (int) trials.stream().filter(TrialRow::isDiverged).count(),
        (int) trials.stream().filter(TrialRow::isFailed).count());
  }

  /** The value of each seed, the larger the better. */
  SortedMap<Long, Double> worths() {
    SortedMap<Long, Double> worths = new TreeMap<>();
    values.forEach((seed, value) -> worths.put(seed, objective.worth(value)));
    return worths;
  }

  String id() {
    return example.settingId();
  }

  /** The seeds that came to more than chance. */
  Set<Long> learnt() {
    Set<Long> seeds = new TreeSet<>(values.keySet());
    seeds.removeAll(lost);
    return seeds;
  }

  /** Of its values, those of chance included. */
  public Estimate estimate() {
    return Estimate.of(isUnusable() ? List.of() : values.values());
  }

  /** Completed seeds that came to no more than chance. */
  int atChance() {
    return lost.size() - diverged;
  }

  /** Seeds that ended, however they did. */
  int ended() {
    return completed + diverged + failed;
  }

  /** Whether no seed completed. */
  boolean isUnusable() {
    return completed == 0;
  }
}
