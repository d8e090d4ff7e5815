package io.onecycle.driver.execute;

import io.onecycle.driver.plan.Committed;
import io.onecycle.driver.plan.Iterations;
import io.onecycle.driver.plan.Known;
import io.onecycle.driver.plan.Rung;
import io.onecycle.driver.results.Evidence;
import io.onecycle.driver.sweep.SweepSpec;
import java.util.List;
import java.util.Set;

/** What a sweep owes, as work for executors. */
final class Owed {

  private Owed() {}

  /** Range tests still to be made. */
  static List<RangeAssignment> tests(SweepSpec spec, Evidence evidence) {
    Known known = new Known(evidence.tests());
    return evidence.owedTests(spec).stream()
        .map(test -> new RangeAssignment(test, attempts(known.all(test)) + 1))
        .toList();
  }

  /**
   * Trials still to be run, as far as they are asked for by now and their learning rate is known.
   *
   * @param running ids of those that are running, which are left out
   */
  static List<Assignment> trials(SweepSpec spec, Evidence evidence, Set<String> running) {
    Known known = new Known(evidence.trials());
    return evidence.owed(spec, running).stream()
        .filter(trial -> !running.contains(trial.id()))
        .map(
            trial ->
                new Assignment(
                    trial,
                    Iterations.of(trial),
                    attempts(known.all(trial)) + 1,
                    Rung.of(spec, trial).orElse(Assignment.FULL_LENGTH)))
        .toList();
  }

  private static int attempts(List<Committed> committed) {
    return committed.stream().mapToInt(Committed::attempts).max().orElse(0);
  }
}
