package io.onecycle.driver.api;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.api.Standing.Committed;
import io.onecycle.driver.api.Standing.Failed;
import io.onecycle.driver.api.Standing.Owed;
import io.onecycle.driver.api.Standing.Running;
import io.onecycle.driver.plan.RangeTestPlan;
import io.onecycle.driver.report.StatusReport;
import io.onecycle.driver.report.SweepStatus;
import io.onecycle.driver.results.OwedWork;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.lrfind.RangeTestSpec;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far sweeps have come. */
final class Standings {

  private Standings() {}

  /** That of the sweep that was last run into {@code store}. */
  static Standing of(Results found, ResultStore store) {
    List<Running> running = InFlight.in(store, tests(found));
    Set<String> ids = running.stream().map(Running::id).collect(Collectors.toSet());
    OwedWork owed =
        found.spec().map(spec -> OwedWork.of(spec, found.evidence(), ids)).orElse(OwedWork.NOTHING);
    List<Failed> failed =
        Stream.concat(
                found.allTrials().stream().filter(TrialRow::isFailed).map(Standings::failed),
                found.tests().stream().filter(LrFindSummaryRow::isFailed).map(Standings::failed))
            .toList();
    Committed trials = trials(found.allTrials());
    String name = found.spec().map(SweepSpec::name).orElseGet(store::root);
    return new Standing(
        name,
        trials,
        tests(found.tests()),
        running,
        new Owed(owed.rangeTests(), owed.trials(), owed.isAtMost()),
        found.spec().map(found.evidence()::withoutRate).orElse(0),
        failed,
        StatusReport.render(status(name, trials, running, owed, failed)));
  }

  private static SweepStatus status(
      String name, Committed trials, List<Running> running, OwedWork owed, List<Failed> failed) {
    return new SweepStatus(
        name,
        trials.completed(),
        trials.diverged(),
        running.stream()
            .map(
                one ->
                    new SweepStatus.Running(
                        one.id(),
                        one.host(),
                        one.device(),
                        one.iterations() == 0
                            ? ""
                            : (one.iteration() + 1) + "/" + one.iterations()))
            .toList(),
        owed.rangeTests(),
        owed.trials(),
        owed.isAtMost(),
        failed.stream()
            .filter(Predicate.not(Failed::isRangeTest))
            .map(
                one ->
                    new SweepStatus.FailedTrial(
                        one.id(), one.setting(), one.seed(), one.attempts(), one.message()))
            .toList());
  }

  private static Set<String> tests(Results found) {
    return found.spec().stream()
        .flatMap(spec -> RangeTestPlan.of(spec).stream())
        .map(RangeTestSpec::id)
        .collect(Collectors.toSet());
  }

  private static Committed trials(List<TrialRow> rows) {
    return new Committed(
        count(rows, TrialRow::isCompleted),
        count(rows, TrialRow::isDiverged),
        count(rows, TrialRow::isFailed));
  }

  private static Committed tests(List<LrFindSummaryRow> rows) {
    int failed = count(rows, LrFindSummaryRow::isFailed);
    return new Committed(rows.size() - failed, 0, failed);
  }

  private static Failed failed(TrialRow row) {
    String setting =
        TrialAxis.OF_THE_GRID.stream()
            .map(axis -> axis.key() + " " + axis.valueOf(row))
            .collect(Collectors.joining(", "));
    return new Failed(
        row.trialId(), false, setting, row.seed(), row.run().attempts(), row.run().message());
  }

  private static Failed failed(LrFindSummaryRow row) {
    String setting =
        "weight_decay " + Digits.perGroup(row.weightDecay()) + ", momentum " + row.maxMom();
    return new Failed(
        row.runId(), true, setting, row.seed(), row.run().attempts(), row.run().message());
  }

  private static <T> int count(List<T> rows, Predicate<T> which) {
    return (int) rows.stream().filter(which).count();
  }
}
