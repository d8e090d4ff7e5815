package io.onecycle.driver.cli;

import io.onecycle.driver.api.SweepResults;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints where a sweep stands; from any process, also when its driver is gone. */
@Command(
    name = "status",
    description = "Counts committed, running, owed and failed trials.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = Main.EXIT_CODES,
    exitCodeList = {"0:Well done.", "1:Something went wrong.", "2:Bad input."},
    footerHeading = Main.EXAMPLES,
    footer = {"  onecycle status results/quickstart"})
final class StatusCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "RESULTS", description = "A results folder, or its URI.")
  private String results;

  @Override
  public Integer call() {
    Printed.answer(command, SweepResults.open(results).standing().text());
    return 0;
  }
}
