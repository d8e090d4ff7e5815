package io.onecycle.driver.plan;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.Trial;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
   * got to. Of a search, the longest trainings come first. The fresh seeds of a verdict come after
   * all others are settled. What was asked for once stays asked for when results are added.
   *
   * @param found the learning rates that range tests suggest
   * @param results in any order; those of trials that the sweep does not have are ignored
   * @param begun ids of trials that are running now; but for asynchronous halving they make no
   *     difference
   */
  public static List<Trial> of(
      SweepSpec spec, FoundRates found, Collection<Committed> results, Set<String> begun) {
    Ledger ledger = new Ledger(spec, results, begun);
    Choosing choosing = Choosing.of(spec, found, results, ledger);
    return Stream.concat(
            choosing.trials().stream(), Finalists.trials(spec, choosing, ledger).stream())
        .toList();
  }
}
