package io.onecycle.driver.store.marks;

import java.time.Duration;
import java.time.Instant;

/**
 * The claim of a running driver to its results folder, renewed by a beat every few seconds.
 *
 * @param runId of the run it drives
 * @param host where the driver runs
 * @param pid its process there
 * @param beatAt the last time it told that it lives
 */
public record DriverLease(String runId, String host, long pid, Instant startedAt, Instant beatAt) {

  /** A driver that has not beaten for so long is taken for dead. */
  public static final Duration TIME_TO_LIVE = Duration.ofSeconds(30);

  public boolean isLive(Instant now) {
    return beatAt.plus(TIME_TO_LIVE).isAfter(now);
  }

  public DriverLease beatenAt(Instant now) {
    return new DriverLease(runId, host, pid, startedAt, now);
  }
}
