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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One Spark task: runs a trial and commits its rows from where it ran. Whatever goes wrong in the
 * trial becomes a failed row; only a task that Spark itself stops leaves none.
 */
record TrialTask(Sweeping sweeping, TrialRunner runner) implements VoidFunction<Assignment> {

  private static final Logger LOG = LoggerFactory.getLogger(TrialTask.class);

  @Override
  public void call(Assignment assignment) throws Exception {
    String id = assignment.trial().id();
    MDC.put("trial", id);
    try {
      ResultStore store = SparkStores.open(sweeping.results());
      Place place = Place.here();
      Instant started = Instant.now();
      store.markRunning(
          new RunningTrial(
              id,
              sweeping.runId(),
              place.host(),
              place.executorId(),
              assignment.attempt(),
              started));
      Progress.send(new Started(id, assignment.iterations()));
      TrialResult result = run(assignment, started);
      TrialRow row = Rows.trial(sweeping, assignment, result, place, started, Instant.now());
      store.commit(row, Rows.curve(id, result.curve()));
      store.clearRunning(id);
      Progress.send(new Ended(id, row.outcome(), row.message()));
    } finally {
      MDC.remove("trial");
    }
  }

  // Errors too, such as memory that ran out: they must cost this trial and no other.
  private TrialResult run(Assignment assignment, Instant started) throws Exception {
    TaskContext task = TaskContext.get();
    try {
      return runner.run(assignment.trial(), new TaskListener(sweeping, assignment, started, task));
    } catch (Throwable failure) {
      if (task.isInterrupted()) {
        throw failure;
      }
      LOG.warn("Trial {} failed", assignment.trial().id(), failure);
      return new TrialResult(new Outcome.Failed(message(failure)), List.of(), 0, 0, "");
    }
  }

  private static String message(Throwable failure) {
    String text = failure.getMessage();
    boolean ours = failure instanceof TrialTookTooLongException;
    return ours ? text : failure.getClass().getSimpleName() + (text == null ? "" : ": " + text);
  }
}
