package io.onecycle.driver.execute;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

/** The machines of a world: their boots, their clocks, and whether they have data. */
final class Machines {

  static final int ALL = 4;

  /** On so many of them drivers run; executors run on all. */
  static final int DRIVERS = 2;

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final long[] skews = new long[ALL];
  private final long[] noDataUntil = new long[ALL];
  private final int[] boots = new int[ALL];

  /** The wall clocks of machines differ by hours, and jump. */
  Instant now(int machine, long nanos) {
    return NOON.plusNanos(nanos).plus(Duration.ofHours(machine)).plusSeconds(skews[machine]);
  }

  void skew(int machine, long seconds) {
    skews[machine] = seconds;
  }

  boolean lacksData(int machine, long nanos) {
    return nanos < noDataUntil[machine];
  }

  void loseData(int machine, long untilNanos) {
    noDataUntil[machine] = untilNanos;
  }

  String boot(int machine) {
    return "machine-" + machine + "-" + boots[machine];
  }

  void reboot(int machine) {
    boots[machine]++;
  }

  void rebootAll() {
    IntStream.range(0, ALL).forEach(this::reboot);
  }
}
