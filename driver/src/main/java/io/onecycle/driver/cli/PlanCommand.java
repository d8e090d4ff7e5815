package io.onecycle.driver.cli;

import io.onecycle.driver.api.RunOptions;
import io.onecycle.driver.api.Sweep;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.data.builtin.BuiltInFiles;
import java.io.IOException;
import java.nio.file.Path;
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
    mixinStandardHelpOptions = true,
    exitCodeListHeading = Main.EXIT_CODES,
    exitCodeList = {"0:The sweep file has no fault.", "2:Bad input."},
    footerHeading = Main.EXAMPLES,
    footer = {
      "  onecycle plan sweeps/quickstart.yaml",
      "  WD=1e-4 onecycle plan sweep.yaml --out results/mine"
    })
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
          "Where run would look for the data first: of some sets only files tell what they hold.")
  private String data;

  @Override
  public Integer call() throws IOException {
    jars.use();
    Sweep asked = sweep.read();
    asked.notes().forEach(this::tell);
    RunOptions options = RunOptions.into(out).withStage(stage).withData(data);
    Printed.answer(command, asked.plan(options).text());
    missing(asked).ifPresent(this::tell);
    return 0;
  }

  /** Run would end with it, after Spark has started. */
  private Optional<String> missing(Sweep asked) {
    Optional<Path> first = data.isBlank() ? Optional.empty() : Optional.of(Path.of(data));
    return asked
        .builtInData()
        .flatMap(BuiltInData::named)
        .flatMap(named -> BuiltInFiles.missing(named, first));
  }

  private void tell(String note) {
    command.commandLine().getErr().println("onecycle: " + note);
    command.commandLine().getErr().flush();
  }
}
