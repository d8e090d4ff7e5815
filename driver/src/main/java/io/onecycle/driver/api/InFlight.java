package io.onecycle.driver.api;

import io.onecycle.driver.api.Standing.Running;
import io.onecycle.driver.execute.Lease;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.DriverLease;
import io.onecycle.driver.store.marks.RunProgress.TrialProgress;
import io.onecycle.driver.store.marks.RunningTrial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What runs into a results folder, whichever process its driver is. */
final class InFlight {

  private InFlight() {}

  /**
   * Only a live driver has running trials; marks that a dead one left say nothing.
   *
   * @param tests the ids of range tests
   */
  static List<Running> in(ResultStore store, Set<String> tests) {
    Optional<String> run = Lease.holder(store).map(DriverLease::runId);
    if (run.isEmpty()) {
      return List.of();
    }
    Map<String, TrialProgress> told =
        store.progress().filter(progress -> progress.runId().equals(run.get())).stream()
            .flatMap(progress -> progress.trials().stream())
            .collect(Collectors.toMap(TrialProgress::trialId, Function.identity()));
    return store.running().stream()
        .filter(mark -> mark.runId().equals(run.get()))
        .map(mark -> running(mark, tests, Optional.ofNullable(told.get(mark.trialId()))))
        .toList();
  }

  private static Running running(
      RunningTrial mark, Set<String> tests, Optional<TrialProgress> told) {
    return new Running(
        mark.trialId(),
        tests.contains(mark.trialId()),
        mark.host(),
        mark.device(),
        told.map(TrialProgress::iteration).orElse(-1),
        told.map(TrialProgress::iterations).orElse(0));
  }
}
