package io.onecycle.driver.plan;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A sweep that is run without Spark or training: passes of what is owed, until nothing is. Weight
 * decay 1 scores best, each further one {@code step} less; seeds have luck in common.
 */
final class RacedSweep {

  private final SweepSpec spec;
  private final double step;
  private final Map<String, Committed> results = new LinkedHashMap<>();
  private final List<List<Trial>> passes = new ArrayList<>();
  private Function<Trial, String> outcomes = trial -> "completed";

  RacedSweep(SweepSpec spec, double step) {
    this.spec = spec;
    this.step = step;
  }

  /** The same results, of a sweep that has been changed. */
  RacedSweep changedTo(SweepSpec other) {
    RacedSweep next = new RacedSweep(other, step);
    next.results.putAll(results);
    return next;
  }

  RacedSweep ending(Function<Trial, String> how) {
    outcomes = how;
    return this;
  }

  RacedSweep run() {
    return run(Integer.MAX_VALUE);
  }

  /** All passes, each cut short after so many trials. */
  RacedSweep run(int atMost) {
    boolean more = true;
    while (more) {
      more = pass(atMost);
    }
    return this;
  }

  /** One pass, of which only the first so many trials end. */
  boolean pass(int atMost) {
    List<Trial> owed = Planner.owed(spec, results.values());
    owed.stream().limit(atMost).forEach(this::end);
    passes.add(owed);
    return !owed.isEmpty();
  }

  private void end(Trial trial) {
    String outcome = outcomes.apply(trial);
    int attempts = results.containsKey(trial.id()) ? results.get(trial.id()).attempts() + 1 : 1;
    OptionalDouble score =
        outcome.equals("completed") ? OptionalDouble.of(score(trial)) : OptionalDouble.empty();
    results.put(trial.id(), new Committed(trial.id(), outcome, attempts, score));
  }

  private double score(Trial trial) {
    double luck = new Random(trial.seed()).nextGaussian();
    double own = new Random((long) trial.id().hashCode()).nextGaussian();
    return 100 - step * decay(trial) + luck + 0.1 * own;
  }

  /** Trials of each pass. */
  List<List<Trial>> passes() {
    return passes;
  }

  /** How many seeds each weight decay has, whatever came out. */
  Map<Integer, Long> seeds() {
    return Trials.of(spec, FoundRates.NONE, results.values()).stream()
        .filter(trial -> results.containsKey(trial.id()))
        .collect(Collectors.groupingBy(RacedSweep::decay, Collectors.counting()));
  }

  static int decay(Trial trial) {
    return (int) trial.setting().recordedWeightDecay();
  }
}
