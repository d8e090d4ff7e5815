package io.onecycle.driver.cli;

import io.onecycle.driver.execute.Evidence;
import io.onecycle.driver.plan.Budget;
import io.onecycle.driver.plan.RangeTests;
import io.onecycle.driver.report.GridAxes;
import io.onecycle.driver.report.PlanReport;
import io.onecycle.driver.report.SearchPlan;
import io.onecycle.driver.report.SweepPlan;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what {@code run} would do, and does nothing. */
@Command(
    name = "plan",
    description = "Says what run would do: settings, trials, iterations. Runs nothing.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

  @Spec private CommandSpec command;
  @Mixin private SweepArgument sweep;

  @Option(
      names = "--out",
      paramLabel = "URI",
      defaultValue = "",
      description = "Where results would go (default: results/NAME).")
  private String out;

  @Override
  public Integer call() {
    SweepSpec spec = sweep.spec();
    ResultStore store = ResultStore.at(out.isBlank() ? spec.defaultResults() : out);
    Evidence evidence = Evidence.in(store);
    Budget budget = Budget.of(spec);
    Optional<Integer> owed =
        store.exists()
            ? Optional.of(
                spec.search().isPresent()
                    ? budget.trials() - evidence.settled(spec).size()
                    : evidence.owed(spec).size() + evidence.withoutRate(spec))
            : Optional.empty();
    SweepPlan plan =
        new SweepPlan(
            spec.name(),
            spec.data().name(),
            spec.model().name(),
            GridAxes.of(spec.grid()),
            RangeTests.of(spec).size(),
            budget.full().settings(),
            spec.seeds(),
            spec.untilDecided(),
            budget.full().iterations().map(Long::valueOf),
            SearchPlan.of(spec),
            owed);
    command.commandLine().getOut().print(PlanReport.render(plan));
    command.commandLine().getOut().flush();
    return 0;
  }
}
