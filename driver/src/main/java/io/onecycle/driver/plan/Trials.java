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
import java.util.Set;
import java.util.stream.IntStream;

/** The trials of a sweep. */
public final class Trials {

  private Trials() {}

  /** Those whose learning rate is given, before there are results. */
  public static List<Trial> of(SweepSpec spec) {
    return of(spec, FoundRates.NONE, List.of());
  }

  /** As below, with nothing running. */
  public static List<Trial> of(SweepSpec spec, FoundRates found, Collection<Committed> results) {
    return of(spec, found, results, Set.of());
  }

  /**
   * What the sweep asks for, given what is known so far: all settings with the first seed, then all
   * with the second, so that a sweep cut short has compared all its settings with the seeds that it
   * got to. Of a search, the longest trainings come first. What was asked for once stays asked for
   * when results are added.
   *
   * @param found the learning rates that range tests suggest
   * @param results in any order; those of trials that the sweep does not have are ignored
   * @param begun ids of trials that are running now; but for asynchronous halving they make no
   *     difference
   */
  public static List<Trial> of(
      SweepSpec spec, FoundRates found, Collection<Committed> results, Set<String> begun) {
    return spec.search()
        .map(search -> searched(spec, search, found, results, begun))
        .orElseGet(() -> full(spec, Settings.of(spec, found), results));
  }

  private static List<Trial> searched(
      SweepSpec spec,
      Search search,
      FoundRates found,
      Collection<Committed> results,
      Set<String> begun) {
    Searching searching = new Searching(spec, search, found, new Ledger(spec, results, begun));
    List<Trial> trials = new ArrayList<>();
    List<Entered> rungs = searching.rungs();
    for (int at = rungs.size() - 1; at >= 0; at--) {
      Entered entered = rungs.get(at);
      // How many seeds are needed is decided among all that are compared, once they are known.
      trials.addAll(
          entered.rung().isLast() && entered.isComplete()
              ? full(spec, entered.settings(), results)
              : alike(
                  spec,
                  entered,
                  entered.rung().isLast() ? spec.firstSeeds() : Searching.seeds(spec, search)));
    }
    return trials;
  }

  private static List<Trial> full(
      SweepSpec spec, List<Setting> settings, Collection<Committed> results) {
    Rung full = Rung.full(spec, settings.size());
    return seedBySeed(spec, full, Seeds.of(spec, settings, results));
  }

  private static List<Trial> alike(SweepSpec spec, Entered entered, List<Long> seeds) {
    Map<Setting, List<Long>> each = new LinkedHashMap<>();
    entered.settings().forEach(setting -> each.put(setting, seeds));
    return seedBySeed(spec, entered.rung(), each);
  }

  private static List<Trial> seedBySeed(SweepSpec spec, Rung rung, Map<Setting, List<Long>> seeds) {
    int most = seeds.values().stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, most)
        .boxed()
        .flatMap(
            nth ->
                seeds.entrySet().stream()
                    .filter(entry -> nth < entry.getValue().size())
                    .map(entry -> rung.trial(spec, entry.getKey(), entry.getValue().get(nth))))
        .toList();
  }
}
