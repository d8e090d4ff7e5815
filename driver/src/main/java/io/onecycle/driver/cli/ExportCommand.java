package io.onecycle.driver.cli;

import io.onecycle.driver.export.Export;
import io.onecycle.driver.export.ExportedRun;
import io.onecycle.driver.export.MlflowExport;
import io.onecycle.driver.export.Runs;
import io.onecycle.driver.export.TensorboardExport;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.store.ResultStore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Hands results to experiment trackers. */
@Command(
    name = "export",
    description =
        "Writes trials and range tests as runs of MLflow or TensorBoard. Again: adds what is new."
            + " Then mlflow ui in DIR, or tensorboard --logdir DIR.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = Main.EXIT_CODES,
    exitCodeList = {"0:Well done.", "1:Something went wrong.", "2:Bad input."},
    footerHeading = Main.EXAMPLES,
    footer = {"  onecycle export results/quickstart --to mlflow --out export"})
final class ExportCommand implements Callable<Integer> {

  /** Whose files are written. */
  enum Target {
    MLFLOW,
    TENSORBOARD
  }

  @Spec private CommandSpec command;
  @Mixin private ResultsArgument results;

  @Option(
      names = "--to",
      paramLabel = "T",
      required = true,
      description = "${COMPLETION-CANDIDATES}, in any case.")
  private Target target;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "A folder; other files in it are left alone. MLflow's store is DIR/mlruns.")
  private Path out;

  @Override
  public Integer call() {
    ResultStore store = results.store();
    Results found = Results.in(store);
    Export export =
        switch (target) {
          case MLFLOW -> new MlflowExport(out);
          case TENSORBOARD -> new TensorboardExport(out);
        };
    Stream<ExportedRun> runs =
        Stream.concat(
            found.trials().stream().map(row -> Runs.of(row, store.curves(row.trialId()))),
            found.tests().stream().map(row -> Runs.of(row, store.lrFind(row.runId()))));
    long written = runs.filter(export::write).count();
    command
        .commandLine()
        .getOut()
        .printf(
            "%s: %d trials and %d range tests, of which %d are new or have changed%n",
            out, found.trials().size(), found.tests().size(), written);
    return 0;
  }
}
