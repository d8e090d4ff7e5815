package io.onecycle.driver.execute;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** What Spark tells the driver about lost executors, and about errors that end a sweep. */
final class Losses extends SparkListener {

  /**
   * How an executor was lost.
   *
   * @param reason in Spark's words
   * @param blamesWork whether what ran in it may have done it; not if its machine was lost
   */
  record Loss(String reason, boolean blamesWork) {}

  private static final Duration NEWS_TAKE = Duration.ofSeconds(10);
  private static final String HUNG = "code " + WorkThread.HUNG;

  private final Runnable stop;
  private final Map<String, Loss> losses = new HashMap<>();
  private Optional<String> fatal = Optional.empty();

  /**
   * A listener.
   *
   * @param stop ends the running job; called once, at the first error that is no fault of a trial
   */
  Losses(Runnable stop) {
    this.stop = stop;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.reason() instanceof ExecutorLostFailure lost) {
      String reason = lost.reason().isDefined() ? lost.reason().get() : "for an unknown reason";
      lost(lost.execId(), new Loss(reason, lost.exitCausedByApp() && !reason.contains(HUNG)));
    } else if (end.reason() instanceof ExceptionFailure failure) {
      fatal(failure.description());
    }
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

  /** The error that ended the sweep. */
  synchronized Optional<String> fatal() {
    return fatal;
  }

  /** How an executor was lost; empty if Spark does not say. */
  synchronized Optional<Loss> of(String executorId) {
    Instant end = Instant.now().plus(NEWS_TAKE);
    // Spark tells its listeners a moment after it has gone on.
    while (!losses.containsKey(executorId) && Instant.now().isBefore(end)) {
      try {
        wait(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    return Optional.ofNullable(losses.get(executorId));
  }
}
