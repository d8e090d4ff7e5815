package io.onecycle.driver.execute;

import java.util.Optional;

/** Lets another thread end a run; what is committed by then is kept. */
public final class Cancellation {

  private boolean cancelled;
  private Optional<Runnable> stop = Optional.empty();

  /** Ends the run, at once or as soon as it has begun; a second time does nothing. */
  public synchronized void cancel() {
    if (!cancelled) {
      cancelled = true;
      stop.ifPresent(Runnable::run);
    }
  }

  /** Whether somebody has asked for the end. */
  public synchronized boolean isCancelled() {
    return cancelled;
  }

  /** How to end it, from now on. */
  synchronized void whenCancelled(Runnable how) {
    stop = Optional.of(how);
    if (cancelled) {
      how.run();
    }
  }

  /** The run is over: there is nothing to end. */
  synchronized void forget() {
    stop = Optional.empty();
  }
}
