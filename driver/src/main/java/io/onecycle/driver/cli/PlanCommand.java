package io.onecycle.driver.cli;

import io.onecycle.driver.execute.Evidence;
import io.onecycle.driver.plan.FoundRates;
import io.onecycle.driver.plan.Iterations;
import io.onecycle.driver.plan.Planner;
import io.onecycle.driver.plan.RangeTests;
import io.onecycle.driver.plan.Trials;
import io.onecycle.driver.report.GridAxes;
import io.onecycle.driver.report.PlanReport;
import io.onecycle.driver.report.SweepPlan;
import io.onecycle.driver.stage.Staging;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Trial;
import java.io.IOException;
import java.util.List;
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
    SweepSpec asked = sweep.spec();
    ResultStore store = ResultStore.at(out.isBlank() ? asked.defaultResults() : out);
    String root = stage.isBlank() ? Staging.below(store) : stage;
    SweepSpec spec =
        Staging.of(asked, sweep.folder(), root, new Configuration())
            .flatMap(Staging::resolved)
            .orElse(asked);
    Evidence evidence = Evidence.in(store);
    FoundRates found = FoundRates.of(spec, evidence.summaries());
    List<Trial> trials = Trials.of(spec, FoundRates.ASSUMED);
    int unknown = trials.size() - Trials.of(spec, found).size();
    Optional<Integer> owed =
        store.exists()
            ? Optional.of(Planner.owed(spec, found, evidence.trials()).size() + unknown)
            : Optional.empty();
    SweepPlan plan =
        new SweepPlan(
            spec.name(),
            spec.data().name(),
            spec.model().name(),
            GridAxes.of(spec.grid()),
            RangeTests.of(spec).size(),
            trials.size() / spec.seeds().size(),
            spec.seeds(),
            trials.stream()
                .filter(trial -> !(trial.data() instanceof DataSpec.Unstaged))
                .findFirst()
                .map(trial -> (long) Iterations.of(trial)),
            owed);
    command.commandLine().getOut().print(PlanReport.render(plan));
    command.commandLine().getOut().flush();
    return 0;
  }
}
