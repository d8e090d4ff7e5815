package io.onecycle.driver.plan;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.Trial;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says which trials are still to be run. A first run and a resumed one ask the same question. */
public final class Planner {

  private Planner() {}

  /**
   * The trials of the sweep that have no result, or have failed and may be tried again, in the
   * order of {@link Trials#of}. Completed and diverged trials are never owed.
   *
   * @param results in any order; those of trials that the sweep does not have are ignored
   */
  public static List<Trial> owed(SweepSpec spec, Collection<Committed> results) {
    int limit = spec.limits().failuresPerTrial();
    Set<String> settled =
        results.stream()
            .filter(result -> result.settles(limit))
            .map(Committed::trialId)
            .collect(Collectors.toUnmodifiableSet());
    return Trials.of(spec).stream().filter(trial -> !settled.contains(trial.id())).toList();
  }
}
