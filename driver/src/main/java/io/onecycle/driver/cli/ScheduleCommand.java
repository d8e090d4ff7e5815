package io.onecycle.driver.cli;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.schedule.OneCycle;
import io.onecycle.worker.schedule.Schedule;
import io.onecycle.worker.schedule.Schedules;
import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.Momentum;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a 1cycle schedule as CSV. */
@Command(
    name = "schedule",
    description = "Prints learning rate and momentum of every iteration, as CSV.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = Main.EXIT_CODES,
    exitCodeList = {"0:Well done.", "2:Bad input."},
    footerHeading = Main.EXAMPLES,
    footer = {"  onecycle schedule --max-lr 0.8 --momentum 0.95,0.85 --iterations 9310"})
final class ScheduleCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Option(names = "--max-lr", required = true, description = "The peak.")
  private double maxLr;

  @Option(
      names = "--div",
      defaultValue = "10",
      description = "Peak over start (default: ${DEFAULT-VALUE}).")
  private double div;

  @Option(
      names = "--pct",
      defaultValue = "10",
      description = "Percentage spent annealing (default: ${DEFAULT-VALUE}).")
  private double pct;

  @Option(
      names = "--momentum",
      split = ",",
      defaultValue = "0.9",
      paramLabel = "MAX[,MIN]",
      description = "A range, or a constant (default: ${DEFAULT-VALUE}).")
  private List<Double> momentum;

  @Option(
      names = "--iterations",
      required = true,
      description = "Of one cycle: batches per epoch times epochs.")
  private int iterations;

  @Option(
      names = "--cycles",
      defaultValue = "1",
      description = "How often the cycle is repeated (default: ${DEFAULT-VALUE}).")
  private int cycles;

  @Option(
      names = "--compat",
      defaultValue = "none",
      description = "none, or fastai: momentum one iteration late (default: ${DEFAULT-VALUE}).")
  private Compat compat;

  @Override
  public Integer call() {
    Require.that(maxLr > 0 && Double.isFinite(maxLr), "--max-lr", maxLr, "a number above 0");
    Require.that(cycles >= 1, "--cycles", cycles, "a whole number of at least 1");
    Require.that(momentum.size() <= 2, "--momentum", momentum, "MAX,MIN or one constant");
    Momentum range = new Momentum(momentum.get(0), momentum.get(momentum.size() - 1));
    Schedule schedule =
        Schedules.repeated(new OneCycle(iterations, div, pct, range, compat), cycles);
    PrintWriter out = command.commandLine().getOut();
    out.print("iteration,lr,momentum\n");
    for (int t = 0; t < schedule.iterations(); t++) {
      out.print(t + "," + shortest(schedule.lr(t, maxLr)) + "," + shortest(schedule.momentum(t)));
      out.print('\n');
    }
    out.flush();
    return 0;
  }

  /** The shortest digits that read back as the same double, which Java 17's own are not always. */
  private static String shortest(double value) {
    return NumberOutput.toString(value, true);
  }
}
