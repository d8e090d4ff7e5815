package io.onecycle.driver.results;

import io.onecycle.driver.plan.Committed;
import io.onecycle.driver.plan.FoundRates;
import io.onecycle.driver.plan.RangeTestPlan;
import io.onecycle.driver.plan.Trials;
import io.onecycle.driver.stage.StagedVersion;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.Defaults;
import io.onecycle.worker.trial.DataSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which defaults the results of a folder were run with: told by the results themselves, as a sweep
 * file does not say what it leaves out.
 */
public final class KeptDefaults {

  private KeptDefaults() {}

  /**
   * The current ones, unless the folder holds what only the older ones ask for, and nothing that
   * only the current ones do: of trials; where these do not tell, of range tests.
   *
   * @param read the sweep with these defaults; empty where that has faults
   */
  public static Defaults of(
      ResultStore store, Evidence evidence, Function<Defaults, Optional<SweepSpec>> read) {
    if (evidence.trials().isEmpty() && evidence.tests().isEmpty()) {
      return Defaults.CURRENT;
    }
    Optional<byte[]> data = store.data();
    Function<Defaults, Optional<SweepSpec>> resolved =
        defaults ->
            read.apply(defaults)
                .map(spec -> StagedVersion.resolve(spec, data))
                .filter(spec -> !(spec.data() instanceof DataSpec.Unstaged));
    Optional<SweepSpec> now = resolved.apply(Defaults.CURRENT);
    Optional<SweepSpec> before = resolved.apply(Defaults.OF_0_1);
    return told(ids(evidence.trials()), trials(now, evidence), trials(before, evidence))
        .or(() -> told(ids(evidence.tests()), tests(now, evidence), tests(before, evidence)))
        .orElse(Defaults.CURRENT);
  }

  private static Optional<Defaults> told(Set<String> held, Set<String> now, Set<String> before) {
    if (held.stream().anyMatch(id -> now.contains(id) && !before.contains(id))) {
      return Optional.of(Defaults.CURRENT);
    }
    return held.stream().anyMatch(id -> before.contains(id) && !now.contains(id))
        ? Optional.of(Defaults.OF_0_1)
        : Optional.empty();
  }

  /** What is held of those that it begins with: what comes after follows from their results. */
  private static Set<String> trials(Optional<SweepSpec> read, Evidence evidence) {
    return read.map(spec -> Trials.of(spec, FoundRates.of(spec, evidence.summaries()), List.of()))
        .map(asked -> evidence.known(asked).keySet())
        .orElse(Set.of());
  }

  private static Set<String> tests(Optional<SweepSpec> read, Evidence evidence) {
    return read.map(RangeTestPlan::of)
        .map(asked -> evidence.knownTests(asked).keySet())
        .orElse(Set.of());
  }

  private static Set<String> ids(List<Committed> committed) {
    return committed.stream().map(Committed::trialId).collect(Collectors.toSet());
  }
}
