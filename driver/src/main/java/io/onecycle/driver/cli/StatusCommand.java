package io.onecycle.driver.cli;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.api.SweepResults;
import io.onecycle.driver.results.Evidence;
import io.onecycle.driver.execute.Lease;
import io.onecycle.driver.plan.Budget;
import io.onecycle.driver.report.StatusReport;
import io.onecycle.driver.report.SweepStatus;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.DriverLease;
import io.onecycle.driver.store.marks.RunProgress.TrialProgress;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints where a sweep stands; from any process, also when its driver is gone. */
@Command(
    name = "status",
    description = "Counts committed, running, owed and failed trials.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "RESULTS", description = "A results folder, or its URI.")
  private String results;

  @Override
  public Integer call() {
    command.commandLine().getOut().print(SweepResults.open(results).standing().text());
    command.commandLine().getOut().flush();
    return 0;
  }
}
