package io.onecycle.driver.execute;

import io.onecycle.driver.plan.Committed;
import io.onecycle.driver.plan.Iterations;
import io.onecycle.driver.plan.Rung;
import io.onecycle.driver.results.Evidence;
import io.onecycle.driver.sweep.SweepSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a sweep owes, as work for executors. */
final class Owed {

  private Owed() {}

  /** Range tests still to be made. */
  static List<RangeAssignment> tests(SweepSpec spec, Evidence evidence) {
    Map<String, Integer> attempts = attempts(evidence.tests());
    return evidence.owedTests(spec).stream()
        .map(test -> new RangeAssignment(test, attempts.getOrDefault(test.id(), 0) + 1))
        .toList();
  }

  /**
   * Trials still to be run, as far as they are asked for by now and their learning rate is known.
   *
   * @param running ids of those that are running, which are left out
   */
  static List<Assignment> trials(SweepSpec spec, Evidence evidence, Set<String> running) {
    Map<String, Integer> attempts = attempts(evidence.trials());
    return evidence.owed(spec, running).stream()
        .filter(trial -> !running.contains(trial.id()))
        .map(
            trial ->
                new Assignment(
                    trial,
                    Iterations.of(trial),
                    attempts.getOrDefault(trial.id(), 0) + 1,
                    Rung.of(spec, trial).orElse(Assignment.FULL_LENGTH)))
        .toList();
  }

  private static Map<String, Integer> attempts(List<Committed> committed) {
    return committed.stream().collect(Collectors.toMap(Committed::trialId, Committed::attempts));
  }
}
