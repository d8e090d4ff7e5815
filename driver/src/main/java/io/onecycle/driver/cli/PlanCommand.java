package io.onecycle.driver.cli;

import io.onecycle.driver.api.RunOptions;
import io.onecycle.driver.api.Sweep;
import java.io.IOException;
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

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "",
      description =
          "Where to look for the data first: of some sets only files tell what they hold.")
  private String data;

  @Override
  public Integer call() throws IOException {
    jars.use();
    Sweep asked = sweep.read();
    asked.notes().forEach(note -> command.commandLine().getErr().println("onecycle: " + note));
    command.commandLine().getErr().flush();
    RunOptions options = RunOptions.into(out).withStage(stage).withData(data);
    Printed.answer(command, asked.plan(options).text());
    return 0;
  }
}
