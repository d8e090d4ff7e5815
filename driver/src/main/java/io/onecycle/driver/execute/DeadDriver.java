package io.onecycle.driver.execute;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.RunningTrial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a driver that is no more left in flight. Where trials ran in executors they are innocent:
 * their executors lived on. In local mode the driver's JVM was theirs, and one of them may have
 * brought it down: one that was alone is charged, of several each is to run alone first. That is so
 * if the process is known to have died: it may as well have been stopped and taken over from, or
 * its machine may have gone down.
 */
final class DeadDriver {

  /** In place of an executor's id: the trial once shared a JVM that died, and is not running. */
  private static final String SUSPECT = "suspect";

  private final ResultStore store;
  private final LostWork judge;
  private final Lease lease;

  /**
   * A judge of marks.
   *
   * @param lease knows earlier runs whose driver has died on its machine
   */
  DeadDriver(ResultStore store, LostWork judge, Lease lease) {
    this.store = store;
    this.judge = judge;
    this.lease = lease;
  }

  /** Judges all marks that are not of our own run; to be called before any work begins. */
  void judge(List<? extends Work> owed) {
    Map<String, Work> byId = owed.stream().collect(Collectors.toMap(Work::id, Function.identity()));
    Map<Boolean, List<RunningTrial>> marks =
        store.running().stream()
            .collect(Collectors.partitioningBy(mark -> isUnsettled(mark, byId)));
    marks.get(false).forEach(mark -> store.clearRunning(mark.trialId()));
    Map<Boolean, List<RunningTrial>> unsettled =
        marks.get(true).stream()
            .collect(Collectors.partitioningBy(mark -> mark.executorId().equals(SUSPECT)));
    unsettled.get(true).forEach(mark -> judge.suspect(mark.trialId()));
    List<RunningTrial> inFlight = unsettled.get(false);
    for (RunningTrial mark : inFlight) {
      if (inFlight.size() == 1) {
        judge.charge(byId.get(mark.trialId()), mark, "Its JVM, the driver's, died");
        store.clearRunning(mark.trialId());
      } else {
        // Stays there until it runs: this run may die before.
        store.markRunning(asSuspect(mark));
        judge.suspect(mark.trialId());
      }
    }
  }

  /** Still owed, its attempt not committed, and begun in the JVM of a driver that died here. */
  private boolean isUnsettled(RunningTrial mark, Map<String, Work> owed) {
    boolean wasThere =
        mark.executorId().equals(TaskPlace.DRIVER) && lease.died().contains(mark.runId());
    return (wasThere || mark.executorId().equals(SUSPECT))
        && mark.host().equals(lease.host())
        && Optional.ofNullable(owed.get(mark.trialId()))
            .filter(work -> work.attempt() == mark.attempt())
            .isPresent();
  }

  private static RunningTrial asSuspect(RunningTrial mark) {
    return new RunningTrial(
        mark.trialId(),
        mark.runId(),
        mark.host(),
        SUSPECT,
        mark.device(),
        mark.attempt(),
        mark.startedAt());
  }
}
