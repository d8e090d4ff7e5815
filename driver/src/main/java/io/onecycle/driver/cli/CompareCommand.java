package io.onecycle.driver.cli;

import io.onecycle.driver.analyse.Axis;
import io.onecycle.driver.analyse.Comparison;
import io.onecycle.driver.report.ComparisonReport;
import io.onecycle.driver.report.Format;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the comparison of committed trials, also of a sweep that is not finished. */
@Command(
    name = "compare",
    description = "Compares what has been trained so far, paired by seed.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

  @Spec private CommandSpec command;
  @Mixin private ResultsArgument results;

  @Option(
      names = "--by",
      paramLabel = "AXIS",
      defaultValue = "",
      description =
          "weight_decay, max_lr, div, pct, momentum, schedule or setting"
              + " (default: weight_decay where it was swept).")
  private String by;

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Override
  public Integer call() {
    Results found = Results.in(results.store());
    if (found.others() > 0) {
      command
          .commandLine()
          .getErr()
          .printf("%d results of earlier versions of this sweep are left out%n", found.others());
    }
    Comparison comparison =
        by.isBlank() ? Answer.comparison(found) : Answer.comparison(found, Axis.of(by));
    String text =
        format == Format.TABLE
            ? Answer.table(found, comparison)
            : ComparisonReport.render(comparison, format);
    command.commandLine().getOut().print(text);
    command.commandLine().getOut().flush();
    return 0;
  }
}
