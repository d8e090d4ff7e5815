package io.onecycle.driver.execute;

import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that may fail without taking its task with it. */
final class Attempt {

  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

  private Attempt() {}

  /** Says whether work is not charged with an error, nor with the attempt. */
  interface Pardon {
    boolean of(Throwable failure, String message);
  }

  /**
   * The result of {@code work}, or what {@code failed} makes of the reason why there is none.
   * Errors too, such as memory that ran out: they must cost this work and no other.
   *
   * @throws GivenBackException if the error is pardoned
   * @throws Exception where the task itself is stopped
   */
  static <T> T at(
      String id,
      BooleanSupplier isStopped,
      Callable<T> work,
      Pardon pardon,
      Function<String, T> failed)
      throws Exception {
    try {
      return work.call();
    } catch (Throwable failure) {
      if (isStopped.getAsBoolean()) {
        throw failure;
      }
      String words = words(failure);
      if (pardon.of(failure, words)) {
        LOG.warn("{} cannot begin here", id, failure);
        throw new GivenBackException(words, failure);
      }
      LOG.warn("{} failed", id, failure);
      return failed.apply(message(failure));
    }
  }

  /** Ours of data and devices are sentences already. */
  private static String words(Throwable failure) {
    String text = failure.getMessage();
    boolean isSentence = text != null && text.startsWith("Cannot ");
    return isSentence ? text : message(failure);
  }

  private static String message(Throwable failure) {
    String text = failure.getMessage();
    boolean ours = failure instanceof TrialTookTooLongException;
    return ours ? text : failure.getClass().getSimpleName() + (text == null ? "" : ": " + text);
  }
}
