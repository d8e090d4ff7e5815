package io.onecycle.driver.execute;

import io.onecycle.driver.execute.Progress.Advanced;
import java.time.Duration;
import org.apache.spark.TaskContext;

/** Ties work to its task: stops when Spark says so or time is up, and tells the driver. */
final class TaskWatch {

  private static final Duration TELL_EVERY = Duration.ofMillis(300);

  private final String runId;
  private final String id;
  private final TaskContext task;
  private final double minutes;
  private final LivedTime lived;
  private final Runnable begun;
  private volatile boolean hasBegun;
  private Duration tellNext = Duration.ZERO;

  /**
   * A watch.
   *
   * @param lived since the attempt began
   * @param begun run when the first iteration has ended
   */
  TaskWatch(Sweeping sweeping, String id, LivedTime lived, TaskContext task, Runnable begun) {
    this.runId = sweeping.runId();
    this.id = id;
    this.task = task;
    this.minutes = sweeping.trialMinutes();
    this.lived = lived;
    this.begun = begun;
  }

  /** Whether any iteration has ended. */
  boolean hasBegun() {
    return hasBegun;
  }

  /** How long a trial may take. */
  static Duration limit(double minutes) {
    return Duration.ofMillis((long) (minutes * 60_000));
  }

  /**
   * Called after each iteration.
   *
   * @param loss smoothed training loss
   * @throws TrialTookTooLongException if time is up
   */
  void iterationDone(int iteration, int iterations, double loss) {
    if (!hasBegun) {
      hasBegun = true;
      begun.run();
    }
    task.killTaskIfInterrupted();
    Duration now = lived.passed();
    if (now.compareTo(limit(minutes)) > 0) {
      throw new TrialTookTooLongException(minutes, iteration, iterations);
    }
    if (now.compareTo(tellNext) >= 0) {
      tellNext = now.plus(TELL_EVERY);
      Progress.send(runId, new Advanced(id, iteration, loss));
    }
  }
}
