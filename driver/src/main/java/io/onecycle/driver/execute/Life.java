package io.onecycle.driver.execute;

import io.onecycle.driver.store.marks.DriverLease;
import java.util.OptionalLong;

/** What a process can tell at once of the driver that has a lease. */
enum Life {
  /** It beat a moment ago. */
  LIVES,
  /** Its process is there, and has not beaten for long: it is stopped, or hangs. */
  SILENT,
  /** Its process has ended. */
  GONE,
  /** It is on another machine, or was on this one before a reboot: only further beats can tell. */
  UNKNOWN;

  static Life of(DriverLease lease, Surroundings here) {
    DriverLease.Origin there = lease.origin();
    DriverLease.Origin ours = here.origin();
    if (!there.isOfMachineOf(ours)) {
      return UNKNOWN;
    }
    if (!there.processes().isBlank()
        && there.processes().equals(ours.processes())
        && !here.started(lease.pid()).equals(OptionalLong.of(there.started()))) {
      return GONE;
    }
    long age = here.nanos() - lease.pulse().nanos();
    if (age < 0) {
      return UNKNOWN;
    }
    return age < DriverLease.TIME_TO_LIVE.toNanos() ? LIVES : SILENT;
  }
}
