package io.onecycle.driver.execute;

import io.onecycle.driver.execute.Progress.Ended;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.result.Outcome;
import io.onecycle.worker.trial.result.TrialResult;
import java.util.List;
import java.util.Optional;

/**
 * A trial on its way to an executor.
 *
 * @param trial what to run
 * @param iterations how many it takes
 * @param attempt from 1
 * @param rung of a search that halves, from 0; {@link #FULL_LENGTH} for the last, and elsewhere
 */
public record Assignment(Trial trial, int iterations, int attempt, int rung) implements Work {

  static final int FULL_LENGTH = -1;

  /** A trial of full length. */
  public Assignment(Trial trial, int iterations, int attempt) {
    this(trial, iterations, attempt, FULL_LENGTH);
  }

  @Override
  public String id() {
    return trial.id();
  }

  @Override
  public Result run(TrialRunner runner, TaskWatch watch, TrialCheckpoints checkpoints)
      throws Exception {
    TrialResult result =
        runner.run(
            trial,
            (point, all) -> watch.iterationDone(point.iteration(), all, point.trainLossSmoothed()),
            checkpoints);
    return kept(result, checkpoints.secondsBefore());
  }

  @Override
  public Result failed(String message) {
    return kept(
        new TrialResult(new Outcome.Failed(message), List.of(), Optional.empty(), 0, 0, ""), 0);
  }

  @Override
  public boolean isCommitted(ResultStore store) {
    return store
        .trial(id())
        .filter(row -> !row.isFailed() || row.run().attempts() >= attempt)
        .isPresent();
  }

  @Override
  public Optional<Ended> ended(ResultStore store) {
    return store.trial(id()).map(Assignment::ended);
  }

  private static Ended ended(TrialRow row) {
    return new Ended(row.trialId(), row.scores().outcome().word(), row.run().message());
  }

  private Result kept(TrialResult result, double secondsBefore) {
    return (store, sweeping, ran) -> {
      TrialRow row = TrialRows.trial(sweeping, this, result, ran, secondsBefore);
      TrialRow kept = store.commit(row, TrialRows.curve(trial, result.curve()));
      if (!kept.isFailed()) {
        TrialCheckpoints.discard(store, id());
      }
      return ended(kept);
    };
  }
}
