package io.onecycle.driver.execute;

import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that may fail without taking its task with it. */
final class Attempt {

  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

  private Attempt() {}

  /**
   * The result of {@code work}, or what {@code failed} makes of the reason why there is none.
   * Errors too, such as memory that ran out: they must cost this work and no other.
   *
   * @throws Exception where Spark itself stops the task
   */
  static <T> T at(String id, TaskContext task, Callable<T> work, Function<String, T> failed)
      throws Exception {
    try {
      return work.call();
    } catch (Throwable failure) {
      if (task.isInterrupted()) {
        throw failure;
      }
      LOG.warn("{} failed", id, failure);
      return failed.apply(message(failure));
    }
  }

  private static String message(Throwable failure) {
    String text = failure.getMessage();
    boolean ours = failure instanceof TrialTookTooLongException;
    return ours ? text : failure.getClass().getSimpleName() + (text == null ? "" : ": " + text);
  }
}
