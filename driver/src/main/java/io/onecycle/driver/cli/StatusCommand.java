package io.onecycle.driver.cli;

import io.onecycle.driver.results.Results;
import io.onecycle.driver.analyse.Axis;
import io.onecycle.driver.results.Evidence;
import io.onecycle.driver.execute.Lease;
import io.onecycle.driver.plan.Budget;
import io.onecycle.driver.report.StatusReport;
import io.onecycle.driver.report.SweepStatus;
import io.onecycle.driver.store.DriverLease;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.RunProgress.TrialProgress;
import io.onecycle.driver.store.TrialRow;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.lrfind.RangeTest;
import io.onecycle.worker.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints where a sweep stands; from any process, also when its driver is gone. */
@Command(
    name = "status",
    description = "Counts committed, running, owed and failed trials.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @Spec private CommandSpec command;
  @Mixin private ResultsArgument results;

  @Override
  public Integer call() {
    ResultStore store = results.store();
    Results found = Results.in(store);
    command.commandLine().getOut().print(StatusReport.render(status(found, store)));
    command.commandLine().getOut().flush();
    return 0;
  }

  private static SweepStatus status(Results found, ResultStore store) {
    List<TrialRow> trials = found.allTrials();
    List<SweepStatus.Running> running = running(store);
    Set<String> ids =
        running.stream().map(SweepStatus.Running::trialId).collect(Collectors.toSet());
    Optional<SweepSpec> adaptive = found.spec().filter(SweepSpec::isAdaptive);
    long owed =
        adaptive
            .map(spec -> atMost(spec, found.evidence(), ids.size()))
            .orElseGet(
                () ->
                    found.spec().stream()
                        .flatMap(spec -> owed(spec, found.evidence()))
                        .filter(Predicate.not(ids::contains))
                        .count());
    return new SweepStatus(
        found.spec().map(SweepSpec::name).orElseGet(store::root),
        count(trials, TrialRow::isCompleted),
        count(trials, TrialRow::isDiverged),
        running,
        (int) owed,
        adaptive.isPresent(),
        trials.stream().filter(TrialRow::isFailed).map(StatusCommand::failed).toList());
  }

  /** All that a search may yet come to, range tests included. */
  private static long atMost(SweepSpec spec, Evidence evidence, int running) {
    long left = (long) Budget.of(spec).trials() - evidence.settled(spec).size();
    return Math.max(0, left + evidence.owedTests(spec).size() - running);
  }

  /** Range tests count as well, and trials whose learning rate these have yet to find do not. */
  private static Stream<String> owed(SweepSpec spec, Evidence evidence) {
    return Stream.concat(
        evidence.owedTests(spec).stream().map(RangeTest::id),
        evidence.owed(spec).stream().map(Trial::id));
  }

  /** Only a live driver has running trials; marks that a dead one left say nothing. */
  private static List<SweepStatus.Running> running(ResultStore store) {
    Optional<String> run = Lease.holder(store).map(DriverLease::runId);
    Map<String, String> iterations =
        store.progress().filter(told -> run.filter(told.runId()::equals).isPresent()).stream()
            .flatMap(told -> told.trials().stream())
            .collect(
                Collectors.toMap(
                    TrialProgress::trialId,
                    trial -> (trial.iteration() + 1) + "/" + trial.iterations()));
    return store.running().stream()
        .filter(mark -> run.filter(mark.runId()::equals).isPresent())
        .map(
            mark ->
                new SweepStatus.Running(
                    mark.trialId(),
                    mark.host(),
                    mark.device(),
                    iterations.getOrDefault(mark.trialId(), "")))
        .toList();
  }

  private static SweepStatus.FailedTrial failed(TrialRow row) {
    String setting =
        Axis.OF_THE_GRID.stream()
            .map(axis -> axis.key() + " " + axis.valueOf(row))
            .collect(Collectors.joining(", "));
    return new SweepStatus.FailedTrial(
        row.trialId(), setting, row.seed(), row.attempts(), row.message());
  }

  private static int count(List<TrialRow> trials, Predicate<TrialRow> which) {
    return (int) trials.stream().filter(which).count();
  }
}
