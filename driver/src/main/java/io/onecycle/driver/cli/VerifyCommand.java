package io.onecycle.driver.cli;

import io.onecycle.driver.analyse.compare.Reproduction;
import io.onecycle.driver.execute.Computed;
import io.onecycle.driver.execute.KeptContent;
import io.onecycle.driver.execute.Rerun;
import io.onecycle.driver.report.ReproductionReport;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.model.Backend;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs one committed trial again, from the sweep file that is kept with the results. */
@Command(
    name = "verify",
    description =
        "Runs a committed trial again, here and without Spark, and says whether it comes out the"
            + " same to the last bit (exit code 0) or how far off it is (1). Keeps nothing.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = Main.EXIT_CODES,
    exitCodeList = {
      "0:The same to the last bit.",
      "1:Not the same; or something went wrong.",
      "2:Bad input."
    },
    footerHeading = Main.EXAMPLES,
    footer = {"  onecycle verify results/quickstart --trial 3f2a"})
final class VerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec command;
  @Mixin private ResultsArgument results;
  @Mixin private Jars jars;

  @Option(
      names = "--trial",
      paramLabel = "ID",
      required = true,
      description = "The trial's id, or as much of its start as no other trial has.")
  private String id;

  @Option(names = "--data", paramLabel = "DIR", description = "Where to look for the data first.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--backend",
      paramLabel = "B",
      converter = BackendName.class,
      description =
          "What computes: ${COMPLETION-CANDIDATES} (default: what computed the committed trial).")
  private Optional<Backend> backend = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Native threads to compute with: spark.task.cpus of the run (default: 1).")
  private int threads;

  @Override
  public Integer call() throws IOException {
    jars.use();
    Require.that(threads >= 1, "--threads", threads, "a whole number of at least 1");
    ResultStore store = results.store();
    Results found = Results.in(store);
    SweepSpec spec = found.specOf(store);
    TrialRow committed = committed(found, store);
    Trial trial = found.evidence().known(found.evidence().asked(spec)).get(committed.trialId());
    if (trial.model() instanceof ModelSpec.Own own) {
      KeptContent.provide(own, store);
    }
    Computed by = backend.map(Computed::on).orElseGet(() -> Computed.as(committed.run().backend()));
    by.missing()
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(
                  "Cannot run %s again on %s, which computed it: %s; --backend computes it by another"
                      .formatted(committed.trialId(), committed.run().backend(), reason));
            });
    Rerun rerun = Rerun.of(spec.name(), trial, data, by, threads, (point, iterations) -> {});
    Reproduction reproduction =
        Reproduction.of(committed, store.curves(committed.trialId()), rerun.row(), rerun.curve());
    command
        .commandLine()
        .getOut()
        .print(ReproductionReport.render(reproduction, committed, rerun.row()));
    command.commandLine().getOut().flush();
    return reproduction.isExact() ? 0 : 1;
  }

  private TrialRow committed(Results found, ResultStore store) {
    List<TrialRow> named =
        found.allTrials().stream().filter(row -> row.trialId().startsWith(id)).toList();
    Require.that(
        named.size() == 1,
        "--trial",
        id + " (%d trials begin so)".formatted(named.size()),
        "the id of one trial of the sweep as it was last run into " + store.root());
    Require.that(
        !named.get(0).isFailed(), "--trial", id + " (failed)", "one that completed or diverged");
    return named.get(0);
  }
}
