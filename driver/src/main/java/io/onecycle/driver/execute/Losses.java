package io.onecycle.driver.execute;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/**
 * What Spark tells the driver about lost executors, and about errors that end a sweep. The errors
 * of jobs that are not of this run are none of its business.
 */
final class Losses extends SparkListener {

  /**
   * How an executor was lost.
   *
   * @param reason in Spark's words
   * @param blamesWork whether what ran in it may have done it; not if its machine was lost
   */
  record Loss(String reason, boolean blamesWork) {}

  private static final Duration NEWS_TAKE = Duration.ofSeconds(10);
  private static final String GIVEN_UP = "code " + WorkThread.GIVEN_UP;

  private static final Duration TASKS_TAKE = Duration.ofSeconds(10);
  private static final Duration SPARK_TELLS_WITHIN = Duration.ofMillis(300);

  private final String group;
  private final Runnable stop;
  private final Set<Integer> stages = new HashSet<>();
  private int atWork;
  private final Map<String, Loss> losses = new HashMap<>();
  private Optional<String> fatal = Optional.empty();

  /**
   * A listener.
   *
   * @param group the job group of the run
   * @param stop ends its running jobs; called once, at the first error that is no fault of a trial
   */
  Losses(String group, Runnable stop) {
    this.group = group;
    this.stop = stop;
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart start) {
    if (group.equals(JobStart.property(start, "spark.jobGroup.id").orElse(""))) {
      stages.addAll(JobStart.stages(start));
    }
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart start) {
    atWork += stages.contains(start.stageId()) ? 1 : 0;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.reason() instanceof ExecutorLostFailure lost) {
      String reason = lost.reason().isDefined() ? lost.reason().get() : "for an unknown reason";
      lost(lost.execId(), new Loss(reason, lost.exitCausedByApp() && !reason.contains(GIVEN_UP)));
    } else if (end.reason() instanceof ExceptionFailure failure && isOurs(end.stageId())) {
      fatal(failure.description());
    }
    ended(end.stageId());
  }

  private synchronized boolean isOurs(int stage) {
    return stages.contains(stage);
  }

  private synchronized void ended(int stage) {
    atWork -= stages.contains(stage) ? 1 : 0;
    notifyAll();
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    // Told without a task end too: if the executor was lost between two tasks.
    lost(removed.executorId(), new Loss(removed.reason(), true));
  }

  private synchronized void lost(String executorId, Loss loss) {
    losses.merge(executorId, loss, (a, b) -> a.blamesWork() ? b : a);
    notifyAll();
  }

  void fatal(String message) {
    synchronized (this) {
      if (fatal.isPresent()) {
        return;
      }
      fatal = Optional.of(message);
    }
    stop.run();
  }

  /**
   * Returns when no task of this run is at work any more, or some of them do not end: one that was
   * told to stop is at work until it hears of that.
   */
  synchronized void awaitQuiet() {
    if (fatal.isPresent()) {
      // Of a task that began a moment ago we may not know yet.
      await(SPARK_TELLS_WITHIN, () -> false);
      await(TASKS_TAKE, () -> atWork == 0);
    }
  }

  /**
   * Nothing more is to begin once the sweep is to end.
   *
   * @throws IllegalStateException if it is
   */
  synchronized void requireNone() {
    fatal.ifPresent(
        reason -> {
          throw new IllegalStateException(reason);
        });
  }

  /**
   * The same of a job that has ended badly: Spark may tell of that before it tells of the task that
   * was the cause.
   */
  synchronized Optional<String> fatalOfAnEndedJob() {
    await(SPARK_TELLS_WITHIN, () -> fatal.isPresent());
    return fatal;
  }

  /** The error that ended the sweep. */
  synchronized Optional<String> fatal() {
    return fatal;
  }

  /** How an executor was lost; empty if Spark does not say. */
  synchronized Optional<Loss> of(String executorId) {
    // Spark tells its listeners a moment after it has gone on.
    await(NEWS_TAKE, () -> losses.containsKey(executorId));
    return Optional.ofNullable(losses.get(executorId));
  }

  private synchronized void await(Duration most, BooleanSupplier condition) {
    LivedTime waited = new LivedTime(System::nanoTime);
    while (!condition.getAsBoolean() && waited.passed().compareTo(most) < 0) {
      try {
        wait(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
  }
}
