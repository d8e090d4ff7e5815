package io.onecycle.driver.store.marks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The claim of a running driver to its results folder, renewed by a beat every few seconds.
 *
 * @param runId of the run it drives
 * @param host where the driver runs
 * @param pid its process there
 * @param beatAt the last time it told that it lives, by its own wall clock: for people
 * @param origin which of all processes that is
 * @param pulse the same beat to those who cannot trust that clock
 * @param released whether the driver has given it back; the file stays, as its number must not come
 *     again
 * @param died earlier runs whose driver is known to have died on its machine, the latest last:
 *     whoever judges what they left in flight may be a later run than the one that found that out
 */
public record DriverLease(
    String runId,
    String host,
    long pid,
    Instant startedAt,
    Instant beatAt,
    Origin origin,
    Pulse pulse,
    boolean released,
    List<String> died) {

  /** Of how many runs it is kept. */
  private static final int MOST_DEAD = 8;

  public DriverLease {
    died = List.copyOf(died.subList(Math.max(0, died.size() - MOST_DEAD), died.size()));
  }

  /** A driver that has not beaten for so long is taken for dead. */
  public static final Duration TIME_TO_LIVE = Duration.ofSeconds(30);

  /**
   * Where a process is, as no two have it.
   *
   * @param machine of one boot, and of one monotonic clock; blank where that is not known
   * @param processes among which process ids mean the same, a container's own; blank where others
   *     are not to be seen
   * @param started when the process was, in the machine's ticks: ids come again
   */
  public record Origin(String machine, String processes, long started) {

    /** Nothing is known. */
    public static final Origin UNKNOWN = new Origin("", "", 0);

    /** Whether both are of one boot of one machine. */
    public boolean isOfMachineOf(Origin other) {
      return !machine.isBlank() && machine.equals(other.machine);
    }
  }

  /**
   * A beat.
   *
   * @param count from 0; who sees it grow knows that the driver lives
   * @param nanos by the monotonic clock of the driver's machine
   */
  public record Pulse(long count, long nanos) {

    /** The first. */
    public static final Pulse NONE = new Pulse(0, 0);
  }

  /** As versions up to 0.1 wrote it. */
  public DriverLease(String runId, String host, long pid, Instant startedAt, Instant beatAt) {
    this(runId, host, pid, startedAt, beatAt, Origin.UNKNOWN, Pulse.NONE, false, List.of());
  }

  /** Whether the last beat is recent by the wall clocks of two machines: a guess. */
  public boolean isLive(Instant now) {
    return beatAt.plus(TIME_TO_LIVE).isAfter(now);
  }

  /** The next beat. */
  public DriverLease beatenAt(Instant now, long nanos) {
    return new DriverLease(
        runId, host, pid, startedAt, now, origin, new Pulse(pulse.count() + 1, nanos), false, died);
  }

  /** The same lease of a driver that knows of these. */
  public DriverLease knowing(List<String> dead) {
    return new DriverLease(runId, host, pid, startedAt, beatAt, origin, pulse, released, dead);
  }

  DriverLease givenBack() {
    return new DriverLease(runId, host, pid, startedAt, beatAt, origin, pulse, true, died);
  }
}
