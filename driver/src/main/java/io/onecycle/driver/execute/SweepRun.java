package io.onecycle.driver.execute;

import io.onecycle.driver.plan.Budget;
import io.onecycle.driver.plan.Iterations;
import io.onecycle.driver.results.Evidence;
import io.onecycle.driver.results.OwedWork;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.Trial;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One {@code run} command: reads the store, asks what is owed, runs it, and repeats until nothing
 * is. Resuming, growing the grid and trying a failed trial again are this same loop; so is training
 * with the learning rates that the range tests have found.
 */
final class SweepRun {

  private final SweepSpec spec;
  private final ResultStore store;
  private final Lease lease;
  private final ProgressBoard board;
  private final Consumer<Progress> news;
  private final Supplier<ProgressDisplay> display;

  /**
   * A run of {@code spec} into {@code store}.
   *
   * @param lease of the results folder, which this run holds
   * @param news is told what {@code board} is told
   * @param display of {@code board}, opened anew for each pass
   */
  SweepRun(
      SweepSpec spec,
      ResultStore store,
      Lease lease,
      ProgressBoard board,
      Consumer<Progress> news,
      Supplier<ProgressDisplay> display) {
    this.spec = spec;
    this.store = store;
    this.lease = lease;
    this.board = board;
    this.news = news;
    this.display = display;
  }

  /**
   * Runs all that is owed: range tests, then trials.
   *
   * @throws IllegalStateException if something is wrong that is no fault of a trial
   */
  void toTheEnd(Workers workers, Sweeping sweeping, TrialRunner runner) {
    ProgressPlugin.listen(sweeping.runId(), this::hear);
    try {
      allOf(workers, sweeping, runner);
    } finally {
      ProgressPlugin.forget(sweeping.runId());
    }
  }

  private void allOf(Workers workers, Sweeping sweeping, TrialRunner runner) {
    LostWork lost = new LostWork(store, sweeping, workers, this::hear, lease::now);
    // Whatever became of its driver, the lease is ours.
    new DeadDriver(store, lost, lease)
        .judge(Stream.<Work>concat(tests().stream(), trials().stream()).toList());
    discardSettled();
    allOf(
        this::tests,
        lost,
        (now, alone) -> {
          expect("range tests", now);
          workers.run(sweeping, runner, "range tests", now, alone);
          return now;
        });
    allOf(this::trials, lost, (now, alone) -> run(workers, sweeping, runner, lost, now, alone));
  }

  void hear(Progress piece) {
    board.hear(piece);
    news.accept(piece);
  }

  /** One job of all where all is known; where results decide what is next, a search. */
  private List<Assignment> run(
      Workers workers,
      Sweeping sweeping,
      TrialRunner runner,
      LostWork lost,
      List<Assignment> now,
      boolean alone) {
    if (spec.isAdaptive() && !alone) {
      expectTheRest();
      return new SearchPass(spec, store, workers, work -> !lost.isSuspect(work))
          .run(sweeping, runner);
    }
    expect("trials", now);
    workers.run(sweeping, runner, "trials", now, alone);
    return now;
  }

  private void expect(String what, List<? extends Work> now) {
    board.expect(what, now.size(), now.stream().mapToLong(Work::iterations).sum());
  }

  /** All that a search may still take. */
  private void expectTheRest() {
    Budget budget = Budget.of(spec);
    List<Trial> settled = Evidence.in(store, spec).settled(spec);
    long iterations = settled.stream().mapToLong(Iterations::of).sum();
    board.expect("trials", budget.trials() - settled.size(), budget.iterations() - iterations);
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
      Supplier<List<W>> owed, LostWork lost, BiFunction<List<W>, Boolean, List<W>> run) {
    for (List<W> next = owed.get(); !next.isEmpty(); next = owed.get()) {
      List<W> trusted = next.stream().filter(work -> !lost.isSuspect(work)).toList();
      List<W> now = trusted.isEmpty() ? next : trusted;
      try (ProgressDisplay shown = display.get()) {
        shown.start();
        lost.judge(run.apply(now, trusted.isEmpty()));
        store.renewCache();
      }
    }
  }

  /** What is owed, in words; trials whose learning rate is yet to be found count too. */
  String owed() {
    return OwedWork.of(spec, Evidence.in(store, spec)).words();
  }

  /** Range tests still to be made. */
  private List<RangeAssignment> tests() {
    return Owed.tests(spec, Evidence.in(store, spec));
  }

  /** Trials still to be run, as far as they are asked for by now. */
  private List<Assignment> trials() {
    return Owed.trials(spec, Evidence.in(store, spec), Set.of());
  }
}
