package io.onecycle.worker.train;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** The time of training alone, and when the last checkpoint was. */
final class Stopwatch {

  private final LongSupplier nanoTime;
  private long lastSaved;
  private long trained;
  private long resumedAt;
  private boolean running;

  Stopwatch(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lastSaved = nanoTime.getAsLong();
  }

  /** What an earlier attempt has trained counts too. */
  void startFrom(long nanos) {
    trained = nanos;
  }

  void resume() {
    resumedAt = nanoTime.getAsLong();
    running = true;
  }

  void pause() {
    trained = trainedNanos();
    running = false;
  }

  long trainedNanos() {
    return running ? trained + nanoTime.getAsLong() - resumedAt : trained;
  }

  /** Saves, unless it was saved less than {@code every} ago; what that takes is no training. */
  void unlessEarlierThan(long every, LongConsumer save) {
    if (nanoTime.getAsLong() - lastSaved < every) {
      return;
    }
    boolean wasRunning = running;
    pause();
    save.accept(trained);
    lastSaved = nanoTime.getAsLong();
    if (wasRunning) {
      resume();
    }
  }
}
