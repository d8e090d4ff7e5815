package io.onecycle.driver.cli;

import io.onecycle.driver.results.Evidence;
import io.onecycle.driver.plan.Budget;
import io.onecycle.driver.plan.RangeTests;
import io.onecycle.driver.report.GridAxes;
import io.onecycle.driver.report.PlanReport;
import io.onecycle.driver.report.SearchPlan;
import io.onecycle.driver.report.SweepPlan;
import io.onecycle.driver.stage.Staging;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
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
  @Mixin private Jars jars;

  @Option(
      names = "--out",
      paramLabel = "URI",
      defaultValue = "",
      description = "Where results would go (default: results/NAME).")
  private String out;

  @Option(
      names = "--stage",
      paramLabel = "URI",
      defaultValue = "",
      description = "Where data of one's own is staged (default: staged, below the results).")
  private String stage;

  @Override
  public Integer call() throws IOException {
    jars.use();
    SweepSpec asked = sweep.spec();
    sweep.tell(command.commandLine().getErr());
    ResultStore store = ResultStore.at(out.isBlank() ? asked.defaultResults() : out);
    String root = stage.isBlank() ? Staging.below(store) : stage;
    SweepSpec spec =
        Staging.of(asked, sweep.folder(), root, new Configuration())
            .flatMap(Staging::resolved)
            .orElse(asked);
    Evidence evidence = Evidence.in(store);
    Budget budget = Budget.of(spec);
    Optional<Integer> owed =
        store.exists() ? Optional.of(owed(spec, budget, evidence)) : Optional.empty();
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

  /** Of a race, what it asks for now; else the most that it may come to, but for what is there. */
  private static int owed(SweepSpec spec, Budget budget, Evidence evidence) {
    return spec.untilDecided().isPresent()
        ? evidence.owed(spec).size() + evidence.withoutRate(spec)
        : budget.trials() - evidence.settled(spec).size();
  }
}
