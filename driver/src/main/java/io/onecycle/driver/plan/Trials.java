package io.onecycle.driver.plan;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Trial;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The trials of a sweep. */
public final class Trials {

  private Trials() {}

  /** Those whose learning rate is given, before there are results. */
  public static List<Trial> of(SweepSpec spec) {
    return of(spec, FoundRates.NONE, List.of());
  }

  /**
   * What the sweep asks for, given what is known so far: all settings with the first seed, then all
   * with the second, so that a sweep cut short has compared all its settings with the seeds that it
   * got to. What was asked for once stays asked for when results are added.
   *
   * @param found the learning rates that range tests suggest
   * @param results in any order; those of trials that the sweep does not have are ignored
   */
  public static List<Trial> of(SweepSpec spec, FoundRates found, Collection<Committed> results) {
    Map<Setting, List<Long>> seeds = Seeds.of(spec, Settings.of(spec, found), results);
    int most = seeds.values().stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, most)
        .boxed()
        .flatMap(
            nth ->
                seeds.entrySet().stream()
                    .filter(entry -> nth < entry.getValue().size())
                    .map(entry -> trial(spec, entry.getKey(), entry.getValue().get(nth))))
        .toList();
  }

  static Trial trial(SweepSpec spec, Setting setting, long seed) {
    return new Trial(spec.data(), spec.model(), spec.compat(), spec.training(), setting, seed);
  }
}
