package io.onecycle.driver.execute;

import io.onecycle.driver.store.marks.DriverLease.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** What a process knows of itself and its machine, and how time goes by there. */
interface Surroundings {

  /** By the wall clock, which may jump. */
  Instant now();

  /** By the machine's monotonic clock, the same to all its processes. */
  long nanos();

  /** Lets time go by. */
  void sleep(Duration time) throws InterruptedException;

  /** The machine's name. */
  String host();

  /** This process's id. */
  long pid();

  /** Which of all processes this is. */
  Origin origin();

  /**
   * When a process beside this one was started, in the ticks of {@link Origin#started}; empty if no
   * process of that id runs.
   */
  OptionalLong started(long pid);
}
