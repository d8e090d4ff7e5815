package io.onecycle.driver.execute;

import io.onecycle.driver.plan.Committed;
import io.onecycle.driver.plan.Planner;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.TrialRow;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * One {@code run} command: reads the store, asks what is owed, runs it, and repeats until nothing
 * is. Resuming, growing the grid and trying a failed trial again are this same loop.
 */
public final class SweepRun {

  private final SweepSpec spec;
  private final ResultStore store;
  private final ProgressBoard board;
  private final ToIntFunction<Trial> iterations;

  /**
   * A run of {@code spec} into {@code store}.
   *
   * @param iterations how many a trial takes
   */
  public SweepRun(
      SweepSpec spec, ResultStore store, ProgressBoard board, ToIntFunction<Trial> iterations) {
    this.spec = spec;
    this.store = store;
    this.board = board;
    this.iterations = iterations;
  }

  /** Trials that have no result yet, or may be tried again. */
  public List<Trial> owed() {
    return Planner.owed(spec, committed(store.trials()));
  }

  /** Runs all that is owed. */
  public void toTheEnd(SparkTrials spark, Sweeping sweeping, TrialRunner runner) {
    ProgressPlugin.listen(board);
    for (List<Assignment> next = assignments(); !next.isEmpty(); next = assignments()) {
      board.expect(next.size());
      spark.run(sweeping, runner, next);
    }
  }

  private List<Assignment> assignments() {
    List<TrialRow> rows = store.trials();
    Map<String, TrialRow> byId =
        rows.stream().collect(Collectors.toMap(TrialRow::trialId, Function.identity()));
    return Planner.owed(spec, committed(rows)).stream()
        .map(
            trial -> {
              TrialRow before = byId.get(trial.id());
              int attempts = before == null ? 0 : before.attempts();
              return new Assignment(trial, iterations.applyAsInt(trial), attempts + 1);
            })
        .toList();
  }

  /** Rows as the planner sees them. */
  public static List<Committed> committed(List<TrialRow> rows) {
    return rows.stream()
        .map(row -> new Committed(row.trialId(), row.outcome(), row.attempts()))
        .toList();
  }
}
