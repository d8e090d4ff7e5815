package io.onecycle.driver.execute;

import io.onecycle.driver.execute.Progress.Ended;
import io.onecycle.driver.execute.Progress.Started;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.RunningTrial;
import io.onecycle.driver.store.TrialRow;
import io.onecycle.worker.trial.Outcome;
import io.onecycle.worker.trial.TrialResult;
import java.time.Instant;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.VoidFunction;
import org.slf4j.MDC;

/**
 * One Spark task: runs a trial and commits its rows from where it ran. Whatever goes wrong in the
 * trial becomes a failed row; only a task that Spark itself stops leaves none.
 */
record TrialTask(Sweeping sweeping, TrialRunner runner) implements VoidFunction<Assignment> {

  @Override
  public void call(Assignment assignment) throws Exception {
    String id = assignment.trial().id();
    Place place = Place.here();
    Instant started = Instant.now();
    ResultStore store = SparkStores.open(sweeping.results());
    MDC.put("trial", id);
    try {
      store.markRunning(mark(id, place, assignment.attempt(), started));
      Progress.send(new Started(id, assignment.iterations()));
      TaskWatch watch = new TaskWatch(sweeping, id, started, TaskContext.get());
      TrialResult result =
          Attempt.at(
              id,
              () ->
                  runner.run(
                      assignment.trial(),
                      (point, iterations) ->
                          watch.iterationDone(
                              point.iteration(), iterations, point.trainLossSmoothed())),
              message -> new TrialResult(new Outcome.Failed(message), List.of(), 0, 0, ""));
      TrialRow row = Rows.trial(sweeping, assignment, result, place, started, Instant.now());
      store.commit(row, Rows.curve(id, result.curve()));
      store.clearRunning(id);
      Progress.send(new Ended(id, row.outcome(), row.message()));
    } finally {
      MDC.remove("trial");
    }
  }

  private RunningTrial mark(String id, Place place, int attempt, Instant started) {
    return new RunningTrial(
        id, sweeping.runId(), place.host(), place.executorId(), attempt, started);
  }
}
