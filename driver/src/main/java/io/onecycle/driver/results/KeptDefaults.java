package io.onecycle.driver.results;

import io.onecycle.driver.plan.Committed;
import io.onecycle.driver.plan.RangeTestPlan;
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
   * The current ones, unless the folder holds nothing of the sweep as it is read with them, and
   * some of it as it is read with older ones.
   *
   * @param read the sweep with these defaults; empty where that has faults
   */
  public static Defaults of(
      ResultStore store, Evidence evidence, Function<Defaults, Optional<SweepSpec>> read) {
    if (evidence.trials().isEmpty() && evidence.tests().isEmpty()) {
      return Defaults.CURRENT;
    }
    Optional<byte[]> data = store.data();
    // From the newest to the oldest.
    for (Defaults defaults : Defaults.values()) {
      boolean fits =
          read.apply(defaults)
              .map(spec -> StagedVersion.resolve(spec, data))
              .filter(spec -> !(spec.data() instanceof DataSpec.Unstaged))
              .filter(spec -> holdsSome(evidence, spec))
              .isPresent();
      if (fits) {
        return defaults;
      }
    }
    return Defaults.CURRENT;
  }

  private static boolean holdsSome(Evidence evidence, SweepSpec spec) {
    Set<String> tests = ids(evidence.tests());
    Set<String> trials = ids(evidence.trials());
    return RangeTestPlan.of(spec).stream().anyMatch(test -> tests.contains(test.id()))
        || evidence.asked(spec).stream().anyMatch(trial -> trials.contains(trial.id()));
  }

  private static Set<String> ids(List<Committed> committed) {
    return committed.stream().map(Committed::trialId).collect(Collectors.toSet());
  }
}
