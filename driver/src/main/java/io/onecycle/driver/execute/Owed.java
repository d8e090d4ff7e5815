package io.onecycle.driver.execute;

import io.onecycle.driver.plan.Committed;
import io.onecycle.driver.plan.Iterations;
import io.onecycle.driver.plan.Known;
import io.onecycle.driver.plan.Rung;
import io.onecycle.driver.results.Evidence;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.trial.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What a sweep owes, as work for executors. */
final class Owed {

  private Owed() {}

  /** Range tests still to be made. */
  static List<RangeAssignment> tests(SweepSpec spec, Evidence evidence) {
    Known known = new Known(evidence.tests());
    return inRounds(evidence.owedTests(spec), RangeTestSpec::weightDecay).stream()
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
    List<Trial> owed = evidence.owed(spec, running);
    // What is to come first in a search, the planner knows.
    List<Trial> ordered = spec.isAdaptive() ? owed : inRounds(owed, Trial::setting);
    return ordered.stream()
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

  /**
   * One of each setting, then the next of each: so a setting that never begins keeps none of the
   * others from showing that they do, and what there is of a sweep can be compared early.
   */
  private static <W> List<W> inRounds(List<W> work, Function<W, Object> setting) {
    Map<Object, Integer> seen = new HashMap<>();
    Map<Integer, List<W>> rounds = new TreeMap<>();
    for (W one : work) {
      int round = seen.merge(setting.apply(one), 1, Integer::sum);
      rounds.computeIfAbsent(round, any -> new ArrayList<>()).add(one);
    }
    return rounds.values().stream().flatMap(List::stream).toList();
  }

  private static int attempts(List<Committed> committed) {
    return committed.stream().mapToInt(Committed::attempts).max().orElse(0);
  }
}
