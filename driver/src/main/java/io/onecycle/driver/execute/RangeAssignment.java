package io.onecycle.driver.execute;

import io.onecycle.driver.execute.Progress.Ended;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.worker.lrfind.RangePoint;
import io.onecycle.worker.lrfind.RangeTestResult;
import io.onecycle.worker.lrfind.RangeTestSpec;
import java.util.List;
import java.util.Optional;

/**
 * A range test on its way to an executor.
 *
 * @param test what to run
 * @param attempt from 1
 */
record RangeAssignment(RangeTestSpec test, int attempt) implements Work {

  /** How a range test ended. */
  sealed interface RangeEnd {
    /** With a result. */
    record Made(RangeTestResult result) implements RangeEnd {}

    /** By accident. */
    record Failed(String message) implements RangeEnd {}

    default List<RangePoint> points() {
      return this instanceof Made made ? made.result().points() : List.of();
    }
  }

  @Override
  public String id() {
    return test.id();
  }

  @Override
  public int iterations() {
    return test.spec().numIt();
  }

  @Override
  public Result run(TrialRunner runner, TaskWatch watch, TrialCheckpoints none) throws Exception {
    return kept(
        new RangeEnd.Made(
            runner.run(
                test,
                (point, all) ->
                    watch.iterationDone(point.iteration(), all, point.trainLossSmoothed()))));
  }

  @Override
  public Result failed(String message) {
    return kept(new RangeEnd.Failed(message));
  }

  @Override
  public boolean isCommitted(ResultStore store) {
    return store
        .rangeTest(id())
        .filter(row -> !row.isFailed() || row.run().attempts() >= attempt)
        .isPresent();
  }

  @Override
  public Optional<Ended> ended(ResultStore store) {
    return store.rangeTest(id()).map(RangeAssignment::ended);
  }

  private static Ended ended(LrFindSummaryRow summary) {
    return new Ended(
        summary.runId(), summary.isFailed() ? "failed" : "completed", summary.run().message());
  }

  private Result kept(RangeEnd end) {
    return (store, sweeping, ran) -> {
      RangeRows rows = new RangeRows(sweeping, this, end, ran);
      return ended(store.commit(rows.summary(), rows.points()));
    };
  }
}
