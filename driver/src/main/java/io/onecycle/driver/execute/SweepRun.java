package io.onecycle.driver.execute;

import io.onecycle.driver.plan.Iterations;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.TrialRow;
import io.onecycle.driver.sweep.SweepSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One {@code run} command: reads the store, asks what is owed, runs it, and repeats until nothing
 * is. Resuming, growing the grid and trying a failed trial again are this same loop; so is training
 * with the learning rates that the range tests have found.
 */
final class SweepRun {

  private final SweepSpec spec;
  private final ResultStore store;
  private final ProgressBoard board;
  private final Supplier<ProgressDisplay> display;

  /**
   * A run of {@code spec} into {@code store}.
   *
   * @param display of {@code board}, opened anew for each pass
   */
  SweepRun(
      SweepSpec spec, ResultStore store, ProgressBoard board, Supplier<ProgressDisplay> display) {
    this.spec = spec;
    this.store = store;
    this.board = board;
    this.display = display;
  }

  /**
   * Runs all that is owed: range tests, then trials.
   *
   * @throws IllegalStateException if something is wrong that is no fault of a trial
   */
  void toTheEnd(SparkTrials spark, Sweeping sweeping, TrialRunner runner) {
    ProgressPlugin.listen(board);
    LostWork lost = new LostWork(store, sweeping, spark.losses(), board::hear);
    // Its driver is dead, since the lease is ours.
    new DeadDriver(store, lost)
        .judge(Stream.<Work>concat(tests().stream(), trials().stream()).toList());
    discardSettled();
    allOf(
        "range tests",
        this::tests,
        lost,
        (now, alone) -> spark.run(sweeping, runner, "range tests", now, alone));
    allOf(
        "trials",
        this::trials,
        lost,
        (now, alone) -> spark.run(sweeping, runner, "trials", now, alone));
  }

  /** A driver that died between commit and clearing up leaves a checkpoint that nobody needs. */
  private void discardSettled() {
    List<String> checkpointed = store.checkpointed();
    if (!checkpointed.isEmpty()) {
      store.trials().stream()
          .filter(row -> !row.isFailed())
          .map(TrialRow::trialId)
          .filter(Set.copyOf(checkpointed)::contains)
          .forEach(id -> TrialCheckpoints.discard(store, id));
    }
  }

  /** Work that was lost comes last: it runs alone, and may cost others their executor. */
  private <W extends Work> void allOf(
      String what, Supplier<List<W>> owed, LostWork lost, BiConsumer<List<W>, Boolean> run) {
    for (List<W> next = owed.get(); !next.isEmpty(); next = owed.get()) {
      List<W> trusted = next.stream().filter(work -> !lost.isSuspect(work)).toList();
      List<W> now = trusted.isEmpty() ? next : trusted;
      board.expect(what, now.size());
      try (ProgressDisplay shown = display.get()) {
        shown.start();
        run.accept(now, trusted.isEmpty());
        lost.judge(now);
        store.renewCache();
      }
    }
  }

  /** What is owed, in words; trials whose learning rate is yet to be found count too. */
  String owed() {
    Evidence evidence = Evidence.in(store);
    int tests = evidence.owedTests(spec).size();
    int trials = evidence.owed(spec).size() + evidence.withoutRate(spec);
    return tests == 0
        ? trials + " trials"
        : tests + " range tests" + (trials == 0 ? "" : " and " + trials + " trials");
  }

  /** Range tests still to be made. */
  List<RangeAssignment> tests() {
    Evidence evidence = Evidence.in(store);
    Map<String, Integer> attempts = attempts(evidence.tests());
    return evidence.owedTests(spec).stream()
        .map(test -> new RangeAssignment(test, attempts.getOrDefault(test.id(), 0) + 1))
        .toList();
  }

  /** Trials still to be run, as far as their learning rate is known. */
  List<Assignment> trials() {
    Evidence evidence = Evidence.in(store);
    Map<String, Integer> attempts = attempts(evidence.trials());
    return evidence.owed(spec).stream()
        .map(
            trial ->
                new Assignment(
                    trial, Iterations.of(trial), attempts.getOrDefault(trial.id(), 0) + 1))
        .toList();
  }

  private static Map<String, Integer> attempts(List<io.onecycle.driver.plan.Committed> committed) {
    return committed.stream()
        .collect(Collectors.toMap(one -> one.trialId(), one -> one.attempts()));
  }
}
