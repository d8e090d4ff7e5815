package io.onecycle.driver.execute;

import io.onecycle.driver.execute.Progress.Ended;
import io.onecycle.driver.execute.Progress.Started;
import io.onecycle.driver.store.LrFindSummaryRow;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.RunningTrial;
import io.onecycle.worker.lrfind.RangePoint;
import io.onecycle.worker.lrfind.RangeTest;
import io.onecycle.worker.lrfind.RangeTestResult;
import java.time.Instant;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.VoidFunction;
import org.slf4j.MDC;

/** One Spark task: makes a range test and commits its rows, as {@link TrialTask} does a trial's. */
record RangeTask(Sweeping sweeping, TrialRunner runner) implements VoidFunction<RangeAssignment> {

  @Override
  public void call(RangeAssignment assignment) throws Exception {
    RangeTest test = assignment.test();
    String id = test.id();
    Place place = Place.here();
    Instant started = Instant.now();
    ResultStore store = SparkStores.open(sweeping.results());
    MDC.put("trial", id);
    try {
      store.markRunning(
          new RunningTrial(
              id,
              sweeping.runId(),
              place.host(),
              place.executorId(),
              assignment.attempt(),
              started));
      Progress.send(new Started(id, test.spec().numIt()));
      TaskWatch watch = new TaskWatch(sweeping, id, started, TaskContext.get());
      RangeEnd end =
          Attempt.at(
              id,
              () -> new RangeEnd.Made(run(test, watch)),
              message -> new RangeEnd.Failed(message));
      RangeRows rows = new RangeRows(sweeping, assignment, end, place, started, Instant.now());
      LrFindSummaryRow summary = rows.summary();
      store.commit(summary, rows.points());
      store.clearRunning(id);
      Progress.send(new Ended(id, summary.isFailed() ? "failed" : "completed", summary.message()));
    } finally {
      MDC.remove("trial");
    }
  }

  private RangeTestResult run(RangeTest test, TaskWatch watch) throws Exception {
    return runner.run(
        test,
        (point, numIt) -> watch.iterationDone(point.iteration(), numIt, point.trainLossSmoothed()));
  }

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
}
