package io.onecycle.driver.execute;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.Success$;
import org.apache.spark.TaskKilled;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.TaskInfo;

/**
 * What Spark tells the driver about lost executors, and about errors that end a sweep. The errors
 * of jobs that are not of this run are none of its business.
 */
final class Losses extends SparkListener {

  private static final Duration NEWS_TAKE = Duration.ofSeconds(10);

  private static final Duration TASKS_TAKE = Duration.ofSeconds(10);
  private static final Duration SPARK_TELLS_WITHIN = Duration.ofMillis(300);

  private final String group;
  private final Runnable stop;
  private final IntSupplier executors;
  private final Refusals refusals;
  private final AtomicReference<Consumer<String>> notes = new AtomicReference<>(note -> {});
  private final Set<Integer> stages = new HashSet<>();
  private int atWork;
  private final Map<String, Loss> losses = new HashMap<>();
  private Optional<String> fatal = Optional.empty();

  /**
   * A listener.
   *
   * @param group the job group of the run
   * @param stop ends its running jobs; called once, at the first error that is no fault of a trial
   * @param executors how many there are now
   */
  Losses(String group, Runnable stop, IntSupplier executors, Refusals refusals) {
    this.group = group;
    this.stop = stop;
    this.executors = executors;
    this.refusals = refusals;
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart start) {
    if (group.equals(JobStart.property(start, "spark.jobGroup.id").orElse(""))) {
      stages.addAll(JobStart.stages(start));
    }
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart start) {
    if (stages.contains(start.stageId())) {
      atWork++;
      refusals.begins(start.taskInfo().taskId(), start.taskInfo().executorId());
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.reason() instanceof ExecutorLostFailure lost) {
      String reason = lost.reason().isDefined() ? lost.reason().get() : "for an unknown reason";
      lost(lost.execId(), Loss.of(reason, lost.exitCausedByApp()));
    } else if (end.reason() instanceof ExceptionFailure failure && isOurs(end.stageId())) {
      fatal(failure.description());
    } else if (end.reason() instanceof TaskKilled killed && isOurs(end.stageId())) {
      GivenBack.of(killed.reason()).ifPresent(back -> givenBack(end.taskInfo(), back));
    } else if (end.reason() instanceof Success$ && isOurs(end.stageId())) {
      worked(end.taskInfo().executorId());
    }
    ended(end.stageId(), end.taskInfo().taskId());
  }

  private synchronized void worked(String executorId) {
    refusals.forget(executorId);
  }

  private void givenBack(TaskInfo task, GivenBack back) {
    Optional<String> hopeless = Optional.empty();
    boolean isNew = false;
    synchronized (this) {
      if (back.refuses()) {
        isNew = refusals.refuses(task.executorId(), task.host(), back.why());
        hopeless = refusals.hopeless(executors.getAsInt());
      }
    }
    if (isNew && hopeless.isEmpty()) {
      notes
          .get()
          .accept(
              "%s (executor %s) gets no more work for a while: %s"
                  .formatted(task.host(), task.executorId(), back.why()));
    }
    hopeless.ifPresent(this::fatal);
  }

  /** Who is told of an executor that takes no work. */
  void tell(Consumer<String> note) {
    notes.set(note);
  }

  private synchronized boolean isOurs(int stage) {
    return stages.contains(stage);
  }

  private synchronized void ended(int stage, long taskId) {
    atWork -= stages.contains(stage) ? 1 : 0;
    refusals.ends(taskId);
    notifyAll();
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    // Told without a task end too: if the executor was lost between two tasks.
    worked(removed.executorId());
    lost(removed.executorId(), Loss.of(removed.reason(), true));
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
    if (fatal.isPresent() || atWork > 0) {
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
