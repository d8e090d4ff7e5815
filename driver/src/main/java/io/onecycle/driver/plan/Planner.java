package io.onecycle.driver.plan;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.trial.Trial;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says which trials are still to be run. A first run and a resumed one ask the same question. */
public final class Planner {

  private Planner() {}

  /**
   * The trials of the sweep that have no result, or have failed and may be tried again, in the
   * order of {@link Trials#of}. Completed and diverged trials are never owed.
   *
   * @param found the learning rates that range tests suggest; without them, the settings that need
   *     one are not yet owed
   * @param results in any order; those of trials that the sweep does not have are ignored
   */
  public static List<Trial> owed(SweepSpec spec, FoundRates found, Collection<Committed> results) {
    return owed(spec, found, results, Set.of());
  }

  /**
   * As above, while trials are running; these are among the owed.
   *
   * @param begun their ids
   */
  public static List<Trial> owed(
      SweepSpec spec, FoundRates found, Collection<Committed> results, Set<String> begun) {
    Known known = new Known(results);
    return Trials.of(spec, found, results, begun).stream()
        .filter(trial -> isOwed(spec, known.of(trial)))
        .toList();
  }

  /** As above, of the trials whose learning rate is given. */
  public static List<Trial> owed(SweepSpec spec, Collection<Committed> results) {
    return owed(spec, FoundRates.NONE, results);
  }

  /** How many trials the sweep would begin with if their learning rates were found. */
  public static int withoutRate(SweepSpec spec, FoundRates found) {
    return Trials.of(spec, FoundRates.ASSUMED, List.of()).size()
        - Trials.of(spec, found, List.of()).size();
  }

  /**
   * The range tests of the sweep that have no result, or have failed and may be tried again.
   *
   * @param results of range tests, by their ids
   */
  public static List<RangeTestSpec> owedTests(SweepSpec spec, Collection<Committed> results) {
    Known known = new Known(results);
    return RangeTestPlan.of(spec).stream().filter(test -> isOwed(spec, known.of(test))).toList();
  }

  private static boolean isOwed(SweepSpec spec, Optional<Committed> result) {
    return result.filter(one -> one.settles(spec.limits().failuresPerTrial())).isEmpty();
  }
}
