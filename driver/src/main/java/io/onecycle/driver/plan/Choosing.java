package io.onecycle.driver.plan;

import io.onecycle.driver.plan.Searching.Entered;
import io.onecycle.driver.sweep.Search;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Trial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a sweep asks for before fresh seeds judge what came out: every setting with the sweep's own
 * seeds, as far as a search lets it come.
 *
 * @param trials in the order they are run
 * @param settings all that were tried, of whatever length of training, in the order of the grid
 * @param full the trials of each setting that is trained at full length
 * @param isComplete whether no more will be asked for; some may still be to be run
 */
record Choosing(
    List<Trial> trials,
    List<Setting> settings,
    Map<Setting, List<Trial>> full,
    boolean isComplete) {

  Choosing {
    trials = List.copyOf(trials);
    settings = List.copyOf(settings);
  }

  /**
   * As {@link Trials#of} has it, but for the trials of the verdict.
   *
   * @param ledger holds {@code results}, and knows what is running
   */
  static Choosing of(
      SweepSpec spec, FoundRates found, Collection<Committed> results, Ledger ledger) {
    return spec.search()
        .map(search -> searched(spec, search, found, results, ledger))
        .orElseGet(() -> ofGrid(spec, found, results));
  }

  private static Choosing ofGrid(SweepSpec spec, FoundRates found, Collection<Committed> results) {
    List<Setting> settings = Settings.of(spec, found);
    Map<Setting, List<Trial>> full = full(spec, settings, results);
    return new Choosing(seedBySeed(full), settings, full, true);
  }

  private static Choosing searched(
      SweepSpec spec,
      Search search,
      FoundRates found,
      Collection<Committed> results,
      Ledger ledger) {
    List<Entered> rungs = new Searching(spec, search, found, ledger).rungs();
    Entered last = rungs.get(rungs.size() - 1);
    // How many seeds are needed is decided among all that are compared, once they are known.
    Map<Setting, List<Trial>> full =
        last.isComplete()
            ? full(spec, last.settings(), results)
            : alike(spec, last, spec.firstSeeds());
    List<Trial> trials = new ArrayList<>(seedBySeed(full));
    for (int at = rungs.size() - 2; at >= 0; at--) {
      trials.addAll(seedBySeed(alike(spec, rungs.get(at), Searching.seeds(spec, search))));
    }
    return new Choosing(trials, rungs.get(0).settings(), full, last.isComplete());
  }

  private static Map<Setting, List<Trial>> full(
      SweepSpec spec, List<Setting> settings, Collection<Committed> results) {
    Rung rung = Rung.full(spec, settings.size());
    Map<Setting, List<Trial>> trials = new LinkedHashMap<>();
    seeds(spec, settings, results)
        .forEach((setting, seeds) -> trials.put(setting, rung.trials(spec, setting, seeds)));
    return trials;
  }

  /** All settings have their seeds in the same order, so that they stay paired. */
  private static Map<Setting, List<Long>> seeds(
      SweepSpec spec, List<Setting> settings, Collection<Committed> results) {
    if (spec.untilDecided().isPresent()) {
      return new SeedRace(spec, spec.untilDecided().get(), results).seeds(settings);
    }
    Map<Setting, List<Long>> seeds = new LinkedHashMap<>();
    settings.forEach(setting -> seeds.put(setting, spec.seeds()));
    return seeds;
  }

  private static Map<Setting, List<Trial>> alike(
      SweepSpec spec, Entered entered, List<Long> seeds) {
    Map<Setting, List<Trial>> trials = new LinkedHashMap<>();
    entered
        .settings()
        .forEach(setting -> trials.put(setting, entered.rung().trials(spec, setting, seeds)));
    return trials;
  }

  /** All settings with their first seed, then with their second. */
  static List<Trial> seedBySeed(Map<Setting, List<Trial>> trials) {
    int most = trials.values().stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, most)
        .boxed()
        .flatMap(
            nth ->
                trials.values().stream().filter(own -> nth < own.size()).map(own -> own.get(nth)))
        .toList();
  }
}
