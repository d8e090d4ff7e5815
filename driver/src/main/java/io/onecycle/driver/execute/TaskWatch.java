package io.onecycle.driver.execute;

import io.onecycle.driver.execute.Progress.Advanced;
import java.time.Duration;
import java.time.Instant;
import org.apache.spark.TaskContext;

/** Ties work to its task: stops when Spark says so or time is up, and tells the driver. */
final class TaskWatch {

  private static final Duration TELL_EVERY = Duration.ofMillis(300);

  private final String runId;
  private final String id;
  private final TaskContext task;
  private final double minutes;
  private final Instant deadline;
  private Instant tellNext = Instant.MIN;

  TaskWatch(Sweeping sweeping, String id, Instant deadline, TaskContext task) {
    this.runId = sweeping.runId();
    this.id = id;
    this.task = task;
    this.minutes = sweeping.trialMinutes();
    this.deadline = deadline;
  }

  /**
   * Called after each iteration.
   *
   * @param loss smoothed training loss
   * @throws TrialTookTooLongException if time is up
   */
  void iterationDone(int iteration, int iterations, double loss) {
    task.killTaskIfInterrupted();
    Instant now = Instant.now();
    if (now.isAfter(deadline)) {
      throw new TrialTookTooLongException(minutes, iteration, iterations);
    }
    if (now.isAfter(tellNext)) {
      tellNext = now.plus(TELL_EVERY);
      Progress.send(runId, new Advanced(id, iteration, loss));
    }
  }
}
