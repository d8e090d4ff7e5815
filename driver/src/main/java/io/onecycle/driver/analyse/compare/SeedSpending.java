package io.onecycle.driver.analyse.compare;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.choice.ConfidenceSet.Standing;
import io.onecycle.driver.analyse.race.Entrant;
import io.onecycle.driver.analyse.race.Race;
import io.onecycle.driver.analyse.race.SeedResult;
import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.driver.sweep.SequentialSeeds;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How seeds were spent that were added until the comparison was decided. */
public final class SeedSpending {

  private final SequentialSeeds rule;
  private final Race race;
  private final int settings;
  private final int trials;
  private final int open;
  private final int undecided;

  private SeedSpending(
      SequentialSeeds rule, Race race, int settings, int trials, int open, int undecided) {
    this.rule = rule;
    this.race = race;
    this.settings = settings;
    this.trials = trials;
    this.open = open;
    this.undecided = undecided;
  }

  /** Of the trials of a sweep that count, whichever axis they are compared by later. */
  static SeedSpending of(SequentialSeeds rule, Collection<TrialRow> latest, Objective objective) {
    Map<String, List<TrialRow>> settings =
        latest.stream().collect(groupingBy(TrialRow::settingId, TreeMap::new, toList()));
    Race race =
        Race.of(
            rule,
            settings.values().stream().map(trials -> entrant(rule, trials, objective)).toList());
    Map<Boolean, Long> hasAll =
        settings.entrySet().stream()
            .filter(one -> race.isOpen(one.getKey()))
            .collect(partitioningBy(one -> one.getValue().size() >= rule.max(), counting()));
    return new SeedSpending(
        rule,
        race,
        settings.size(),
        latest.size(),
        hasAll.get(false).intValue(),
        hasAll.get(true).intValue());
  }

  public SequentialSeeds rule() {
    return rule;
  }

  /** How often the growing data are looked at, at most. */
  public int looks() {
    return race.looks().count();
  }

  /** How many settings there are. */
  public int settings() {
    return settings;
  }

  /** How many trials have ended. */
  public int trials() {
    return trials;
  }

  /** Settings that another seed may yet decide, and that may get one. */
  public int open() {
    return open;
  }

  /** Settings that are not decided though they have all the seeds that they may get. */
  public int undecided() {
    return undecided;
  }

  /** The same estimate, whose interval holds at all looks together. */
  Estimate atAllLooks(Estimate estimate) {
    return race.looks().of(estimate);
  }

  /** The p-value of two settings' differing by the margin or more. */
  double alikeP(String one, String other) {
    return race.alikeP(one, other);
  }

  /** How a setting stands in the race, as in a set of those that may be the best. */
  Standing standing(SettingResult setting) {
    io.onecycle.driver.analyse.race.Standing found = race.standing(setting.id());
    return new Standing(found.isOut(), found.p(), -1, found.level());
  }

  private static Entrant entrant(SequentialSeeds rule, List<TrialRow> trials, Objective objective) {
    Map<Long, TrialRow> bySeed = trials.stream().collect(toMap(TrialRow::seed, trial -> trial));
    return new Entrant(
        trials.get(0).settingId(),
        TrialAxis.WEIGHT_DECAY.valueOf(trials.get(0)),
        rule.all().stream()
            .takeWhile(bySeed::containsKey)
            .map(seed -> SeedResult.of(bySeed.get(seed), objective))
            .toList());
  }
}
