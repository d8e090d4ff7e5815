package io.onecycle.driver.execute;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Time as it has passed for this process: not while it was stopped or its machine slept. Between
 * two looks a second counts at most, so somebody must look more often.
 */
final class LivedTime {

  private static final long MOST_NANOS = 1_000_000_000;

  private final LongSupplier nanos;
  private long lookedAt;
  private long lived;

  /** Begins now, by a clock that never goes back. */
  LivedTime(LongSupplier nanos) {
    this.nanos = nanos;
    this.lookedAt = nanos.getAsLong();
  }

  /** Looks: how much has passed since the beginning. */
  synchronized Duration passed() {
    long now = nanos.getAsLong();
    lived += Math.min(MOST_NANOS, Math.max(0, now - lookedAt));
    lookedAt = now;
    return Duration.ofNanos(lived);
  }
}
