package io.onecycle.driver.plan;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;

/**
 * A whole sweep in a simulated clock: so many executors take what is owed, one trial each, and what
 * ends decides what is owed next. No training, no Spark.
 */
final class Simulation {

  private record Running(Trial trial, double end) {}

  private final SweepSpec spec;
  private final int executors;
  private final ToDoubleFunction<Trial> duration;
  private final Map<String, Committed> store = new HashMap<>();
  private final List<Trial> ended = new ArrayList<>();
  private double clock;

  /**
   * A sweep that nothing is known of.
   *
   * @param duration of a trial
   */
  Simulation(SweepSpec spec, int executors, ToDoubleFunction<Trial> duration) {
    this.spec = spec;
    this.executors = executors;
    this.duration = duration;
  }

  /** Every iteration takes as long. */
  static Simulation of(SweepSpec spec, int executors) {
    return new Simulation(spec, executors, Iterations::of);
  }

  Simulation toTheEnd() {
    return until(Integer.MAX_VALUE);
  }

  /** Runs until so many trials have ended in all; what is running then is lost. */
  Simulation until(int trials) {
    PriorityQueue<Running> running =
        new PriorityQueue<>(
            Comparator.comparingDouble(Running::end).thenComparing(one -> one.trial().id()));
    Map<String, Trial> begun = new HashMap<>();
    while (ended.size() < trials) {
      Planner.owed(spec, FoundRates.NONE, store.values(), begun.keySet()).stream()
          .filter(trial -> !begun.containsKey(trial.id()))
          .limit(executors - running.size())
          .toList()
          .forEach(
              trial -> {
                begun.put(trial.id(), trial);
                running.add(new Running(trial, clock + duration.applyAsDouble(trial)));
              });
      if (running.isEmpty()) {
        break;
      }
      Running next = running.poll();
      clock = next.end();
      begun.remove(next.trial().id());
      store.put(next.trial().id(), ClosedForm.committed(next.trial()));
      ended.add(next.trial());
    }
    return this;
  }

  /** In the order in which they ended. */
  List<Trial> ended() {
    return ended;
  }

  /** Those that ended, of a length. */
  List<Trial> ended(int epochs) {
    return ended.stream().filter(trial -> trial.training().epochs() == epochs).toList();
  }

  Map<String, Committed> store() {
    return store;
  }

  /** When the last trial ended. */
  double makespan() {
    return clock;
  }

  /** Of all executors' time, in [0, 1]. */
  double busy() {
    return ended.stream().mapToDouble(duration).sum() / (clock * executors);
  }

  long iterations() {
    return ended.stream().mapToLong(Iterations::of).sum();
  }

  /** Of the settings trained at full length, the best by the mean of its seeds. */
  Trial best() {
    Map<String, List<Trial>> settings = new HashMap<>();
    ended(spec.training().epochs())
        .forEach(t -> settings.computeIfAbsent(t.settingId(), id -> new ArrayList<>()).add(t));
    return settings.values().stream()
        .max(Comparator.comparingDouble(this::mean))
        .orElseThrow()
        .get(0);
  }

  private double mean(List<Trial> seeds) {
    return seeds.stream()
        .mapToDouble(t -> store.get(t.id()).score().orElse(Double.NEGATIVE_INFINITY))
        .average()
        .orElseThrow();
  }
}
