package io.onecycle.driver.cli;

import io.onecycle.driver.api.RunOptions;
import io.onecycle.driver.api.Standing;
import io.onecycle.driver.api.Sweep;
import io.onecycle.driver.api.SweepEvent;
import io.onecycle.driver.api.SweepResults;
import io.onecycle.driver.report.text.Alignment;
import io.onecycle.driver.report.text.Pairs;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.terminal.Columns;
import io.onecycle.driver.terminal.Terminal;
import io.onecycle.worker.model.Backend;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs what is owed and prints the comparison. */
@Command(
    name = "run",
    description =
        "Runs what a sweep still owes, and prints the comparison. Run it again to resume.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = Main.EXIT_CODES,
    exitCodeList = {
      "0:All trials completed or diverged.",
      "1:Some failed, or could not begin; or something else went wrong.",
      "2:Bad input: nothing was started."
    },
    footerHeading = Main.EXAMPLES,
    footer = {
      "  onecycle run sweeps/quickstart.yaml",
      "  onecycle run sweep.yaml --out hdfs:///results/mine --master yarn",
      "  onecycle run sweep.yaml --jars my-network.jar --master 'local[2]'"
    })
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec command;
  @Mixin private SweepArgument sweep;
  @Mixin private Jars jars;
  @Mixin private ClusterOptions where;

  @Option(
      names = "--out",
      paramLabel = "URI",
      defaultValue = "",
      description = "Where results go: a folder or a Hadoop URI (default: results/NAME).")
  private String out;

  @Option(
      names = "--stage",
      paramLabel = "URI",
      defaultValue = "",
      description =
          "Where data of one's own is staged: a folder or a Hadoop URI that all executors reach, to"
              + " be shared by several sweeps (default: staged, below the results).")
  private String stage;

  @Option(
      names = "--backend",
      paramLabel = "B",
      defaultValue = "auto",
      converter = BackendName.class,
      description =
          "What computes: ${COMPLETION-CANDIDATES} (default: auto, libtorch on a GPU, else the fastest"
              + " that covers the network and the machine).")
  private Backend backend;

  private volatile boolean hasRun;

  @Override
  public Integer call() throws IOException {
    jars.use();
    Sweep asked = sweep.read();
    Map<String, String> settings = new HashMap<>(jars.settings());
    if (!where.master().isBlank()) {
      settings.put("spark.master", where.master());
    }
    SweepResults results =
        asked.run(
            RunOptions.into(out)
                .withData(where.data())
                .withStage(stage)
                .withBackend(backend)
                .withSparkSettings(settings)
                .withListener(this::tell)
                .withDisplay(System.err, Terminal.ofThisProcess().progress()));
    Printed.answer(command, results.text());
    if (hasRun || Terminal.ofThisProcess().progress()) {
      tellNext(results);
    }
    return unfinished(results.standing()) ? 1 : 0;
  }

  /** Refuses a sweep file that is not there. */
  void requireSweep() {
    sweep.require();
  }

  private void tell(SweepEvent event) {
    if (event instanceof SweepEvent.Note note) {
      command.commandLine().getErr().println("onecycle: " + note.text());
      command.commandLine().getErr().flush();
    } else {
      hasRun = true;
    }
  }

  /** Not a part of the answer, which compare prints alike. */
  private void tellNext(SweepResults results) {
    Map<String, String> steps = NextSteps.of(ResultStore.existing(results.uri()));
    String beside = Pairs.lines(steps);
    boolean isNarrow =
        Terminal.ofThisProcess().progress()
            && Alignment.width(beside.lines().toList()) > Columns.ofProgress().getAsInt();
    PrintWriter err = command.commandLine().getErr();
    err.println();
    err.println("Next:");
    if (isNarrow) {
      // A command that is broken in two cannot be copied.
      steps.forEach((step, what) -> err.print("- " + what + ":\n  " + step + "\n"));
    } else {
      err.print(beside);
    }
    err.flush();
  }

  /** Something failed, or could not begin since a range test suggests no learning rate. */
  private boolean unfinished(Standing standing) {
    if (standing.withoutRate() > 0) {
      command
          .commandLine()
          .getErr()
          .println(
              standing.withoutRate()
                  + " trials were not run: the range test of their weight decay failed, or suggests"
                  + " no learning rate");
    }
    return !standing.failed().isEmpty() || standing.withoutRate() > 0;
  }
}
