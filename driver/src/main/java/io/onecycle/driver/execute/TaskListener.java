package io.onecycle.driver.execute;

import io.onecycle.driver.execute.Progress.Advanced;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.CurvePoint;
import java.time.Duration;
import java.time.Instant;
import org.apache.spark.TaskContext;

/**
 * Ties a running trial to its task: stops when Spark says so or time is up, and tells the driver.
 */
final class TaskListener implements TrialListener {

  private static final Duration TELL_EVERY = Duration.ofMillis(300);

  private final Assignment assignment;
  private final TaskContext task;
  private final double minutes;
  private final Instant deadline;
  private Instant tellNext = Instant.MIN;

  TaskListener(Sweeping sweeping, Assignment assignment, Instant started, TaskContext task) {
    this.assignment = assignment;
    this.task = task;
    this.minutes = sweeping.trialMinutes();
    this.deadline = started.plusMillis((long) (minutes * 60_000));
  }

  @Override
  public void iterationDone(CurvePoint point, int iterations) {
    task.killTaskIfInterrupted();
    Instant now = Instant.now();
    if (now.isAfter(deadline)) {
      throw new TrialTookTooLongException(minutes, point.iteration(), iterations);
    }
    if (now.isAfter(tellNext)) {
      tellNext = now.plus(TELL_EVERY);
      Progress.send(
          new Advanced(assignment.trial().id(), point.iteration(), point.trainLossSmoothed()));
    }
  }
}
