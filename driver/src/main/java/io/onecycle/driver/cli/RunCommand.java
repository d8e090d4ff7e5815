package io.onecycle.driver.cli;

import io.onecycle.driver.results.KeptModels;
import io.onecycle.driver.results.Answer;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.analyse.Comparison;
import io.onecycle.driver.results.Evidence;
import io.onecycle.driver.execute.Session;
import io.onecycle.driver.execute.SparkStores;
import io.onecycle.driver.execute.TrainingRunner;
import io.onecycle.driver.stage.Staging;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.model.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec command;
  @Mixin private SweepArgument sweep;
  @Mixin private Jars jars;

  @Option(
      names = "--out",
      paramLabel = "URI",
      defaultValue = "",
      description = "Where results go: a folder or a Hadoop URI (default: results/NAME).")
  private String out;

  @Option(
      names = "--master",
      paramLabel = "M",
      defaultValue = "",
      description = "Any Spark master, e.g. local[2] (default: spark-submit's, or local[*]).")
  private String master;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "",
      description = "Where executors look for the data first.")
  private String data;

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
      description =
          "What computes: ${COMPLETION-CANDIDATES} (default: auto, the fastest that covers the"
              + " network and the machine).")
  private Backend backend;

  @Override
  public Integer call() throws IOException {
    jars.use();
    SweepSpec asked = sweep.spec();
    ResultStore store = SparkStores.open(out.isBlank() ? asked.defaultResults() : out);
    Optional<Staging> staging = staging(asked, store);
    Optional<SweepSpec> staged = staging.flatMap(Staging::resolved);
    SweepSpec spec = staged.orElse(asked);
    boolean owes = owes(spec, Evidence.in(store));
    KeptModels.keep(sweep.models(), store);
    store.putSweep(Files.readAllBytes(sweep.file()));
    Staging.keep(spec, store);
    if (owes) {
      sweep.tell(command.commandLine().getErr());
      if (backend == Backend.AUTO) {
        sweep.tellFallback(spec, command.commandLine().getErr());
      }
      Map<String, String> settings = new HashMap<>(jars.settings());
      if (!master.isBlank()) {
        settings.put("spark.master", master);
      }
      spec =
          new Session(settings, System.err, isTerminal())
              .run(
                  spec,
                  store,
                  new TrainingRunner(data, backend, store.root()),
                  staged.isPresent() ? Optional.empty() : staging);
    }
    Results results = Results.of(spec, store);
    Comparison comparison = Answer.comparison(results);
    store.writeComparison(comparison.by().key(), comparison.rows());
    command.commandLine().getOut().print(Answer.table(results, comparison));
    command.commandLine().getOut().flush();
    return unfinished(results) ? 1 : 0;
  }

  private Optional<Staging> staging(SweepSpec spec, ResultStore store) throws IOException {
    String root = stage.isBlank() ? Staging.below(store) : stage;
    return Staging.of(spec, sweep.folder(), root, SparkStores.hadoop());
  }

  private static boolean owes(SweepSpec spec, Evidence evidence) {
    return !evidence.owedTests(spec).isEmpty() || !evidence.owed(spec).isEmpty();
  }

  /** Something failed, or could not begin since a range test suggests no learning rate. */
  private boolean unfinished(Results results) {
    int without = results.evidence().withoutRate(results.spec().orElseThrow());
    if (without > 0) {
      command
          .commandLine()
          .getErr()
          .println(
              without
                  + " trials were not run: the range test of their weight decay failed, or suggests"
                  + " no learning rate");
    }
    return results.anyFailed() || without > 0;
  }

  /** Told by bin/onecycle: a JVM cannot ask about stderr alone. */
  private static boolean isTerminal() {
    return System.getenv("ONECYCLE_TERMINAL") != null;
  }
}
