package io.onecycle.driver.plan;

import io.onecycle.driver.analyse.race.Entrant;
import io.onecycle.driver.analyse.race.Race;
import io.onecycle.driver.sweep.SequentialSeeds;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.Setting;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Spends seeds where the comparison is open. All open settings get their next seed at the same
 * time: a setting waits for those that are behind, but not for one whose failed trial is tried
 * again, which catches up with the others meanwhile.
 */
final class SeedRace {

  private final SweepSpec spec;
  private final SequentialSeeds rule;
  private final Known known;

  /**
   * What has come out for a setting.
   *
   * @param found of each of the rule's seeds
   * @param settled how many seeds from the first on owe nothing more
   */
  private record Run(Setting setting, List<Optional<Committed>> found, int settled) {

    boolean waitsForRetry() {
      return settled < found.size() && found.get(settled).isPresent();
    }
  }

  SeedRace(SweepSpec spec, SequentialSeeds rule, Collection<Committed> results) {
    this.spec = spec;
    this.rule = rule;
    this.known = new Known(results);
  }

  /** The seeds of each setting: those it has, and those it is to get next. */
  Map<Setting, List<Long>> seeds(List<Setting> settings) {
    List<Run> runs = settings.stream().map(this::run).toList();
    Race race = Race.of(rule, runs.stream().map(this::entrant).toList());
    List<Run> open = runs.stream().filter(run -> race.isOpen(id(run))).toList();
    int level =
        open.stream()
            .filter(run -> !run.waitsForRetry())
            .mapToInt(Run::settled)
            .min()
            .orElse(rule.min() - 1);
    int wanted = Math.min(rule.max(), Math.max(rule.min(), level + 1));
    Map<Setting, List<Long>> seeds = new LinkedHashMap<>();
    runs.forEach(
        run -> seeds.put(run.setting(), seeds(run, open.contains(run) ? wanted : rule.min())));
    return seeds;
  }

  private List<Long> seeds(Run run, int wanted) {
    return rule.all().stream()
        .filter(
            seed -> {
              int nth = Math.toIntExact(seed - rule.first());
              return nth < wanted || run.found().get(nth).isPresent();
            })
        .toList();
  }

  private Run run(Setting setting) {
    Rung full = Rung.full(spec, 1);
    List<Optional<Committed>> found =
        rule.all().stream().map(seed -> known.of(full.trial(spec, setting, seed))).toList();
    int limit = spec.limits().failuresPerTrial();
    int settled =
        (int)
            found.stream().takeWhile(one -> one.filter(r -> r.settles(limit)).isPresent()).count();
    return new Run(setting, found, settled);
  }

  /** Of seeds after one that is not settled nothing is known yet: order is what looks go by. */
  private Entrant entrant(Run run) {
    return new Entrant(
        id(run),
        run.setting().weightDecay().toString(),
        run.found().stream()
            .limit(run.settled())
            .map(found -> found.orElseThrow().result())
            .toList());
  }

  private static String id(Run run) {
    return run.setting().toString();
  }
}
