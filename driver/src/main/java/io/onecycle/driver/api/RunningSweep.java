package io.onecycle.driver.api;

import io.onecycle.driver.execute.Cancellation;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A sweep that runs on a thread of its own, so that the caller's thread and what Spark knows of it
 * (job group, scheduler pool) stay as they are.
 */
public final class RunningSweep {

  /** What there is to run. */
  interface Task {
    SweepResults run(Cancellation cancellation) throws Exception;
  }

  /** How it ended. */
  private sealed interface End {
    /** There are results. */
    record Well(SweepResults results) implements End {}

    /** There is an error. */
    record Ill(Throwable failure) implements End {}

    /** It has not. */
    record NotYet() implements End {}
  }

  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicReference<End> end = new AtomicReference<>(new End.NotYet());

  private RunningSweep() {}

  static RunningSweep start(String name, Task task) {
    RunningSweep running = new RunningSweep();
    Thread thread = new Thread(() -> running.toTheEnd(task), "sweep " + name);
    thread.setDaemon(true);
    thread.start();
    return running;
  }

  // Whatever ends it, an error that is no exception too, is the waiting thread's to see.
  private void toTheEnd(Task task) {
    try {
      end.set(new End.Well(task.run(cancellation)));
    } catch (Throwable failure) {
      end.set(new End.Ill(failure));
    } finally {
      over.countDown();
    }
  }

  /**
   * Ends it, from whichever thread; what is committed is kept, and running the sweep again goes on
   * from there. Trials in flight are told to stop after their iteration. Returns at once: {@link
   * #results} returns when they have.
   */
  public void cancel() {
    cancellation.cancel();
  }

  /** Whether it was cancelled; what is owed may be done nevertheless. */
  public boolean isCancelled() {
    return cancellation.isCancelled();
  }

  /** Whether it has ended, in whichever way. */
  public boolean isDone() {
    return over.getCount() == 0;
  }

  /**
   * Waits for its end. An interrupt of the calling thread cancels it.
   *
   * @return its results; those that there are, if it was cancelled
   * @throws IOException if the data cannot be read
   * @throws IllegalArgumentException naming what is set in the session so that a sweep cannot run
   * @throws IllegalStateException if something goes wrong that is no fault of a trial
   */
  public SweepResults results() throws IOException {
    boolean interrupted = false;
    while (!isDone()) {
      try {
        over.await();
      } catch (InterruptedException e) {
        interrupted = true;
        cancel();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (end.get() instanceof End.Well well) {
      return well.results();
    }
    throw thrown(((End.Ill) end.get()).failure());
  }

  /** The failure itself: its stack trace says more than that of this thread. */
  private static IOException thrown(Throwable failure) {
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof IOException io
        ? io
        : new IOException(String.valueOf(failure.getMessage()), failure);
  }
}
