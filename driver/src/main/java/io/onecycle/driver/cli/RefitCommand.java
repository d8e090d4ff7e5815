package io.onecycle.driver.cli;

import io.onecycle.driver.execute.KeptContent;
import io.onecycle.driver.execute.SparkStores;
import io.onecycle.driver.refit.Cluster;
import io.onecycle.driver.refit.ClusterProvider;
import io.onecycle.driver.refit.Provenance;
import io.onecycle.driver.refit.RefitSpec;
import io.onecycle.driver.refit.Refitted;
import io.onecycle.driver.refit.Refitter;
import io.onecycle.driver.refit.SavedForm;
import io.onecycle.driver.refit.SingleDevice;
import io.onecycle.driver.refit.UpdatesCsv;
import io.onecycle.driver.report.RefitReport;
import io.onecycle.driver.results.ChosenSetting;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.store.ModelFolder;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.trial.DataSource;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Trial;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains the model that the sweep was made for. */
@Command(
    name = "refit",
    description =
        "Trains one setting on all training data, validation included, over the whole cluster;"
            + " evaluates it on the test data and saves it as a Deeplearning4j model.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = Main.EXIT_CODES,
    exitCodeList = {"0:Well done.", "1:Something went wrong.", "2:Bad input: nothing was started."},
    footerHeading = Main.EXAMPLES,
    footer = {
      "  onecycle refit results/quickstart",
      "  onecycle refit results/quickstart --setting 3f2a --single-device"
    })
final class RefitCommand implements Callable<Integer> {

  /** Of builds for other Sparks than 3.5. */
  private static final String ALONE =
      "one device, as dl4j-spark, which spreads training, exists for Spark 3.5 (Scala 2.12) only";

  @Spec private CommandSpec command;
  @Mixin private ResultsArgument results;
  @Mixin private Jars jars;
  @Mixin private ClusterOptions where;

  @Option(
      names = "--setting",
      paramLabel = "ID",
      defaultValue = "",
      description =
          "The setting's id, or as much of its start as no other has (default: what `compare` chooses).")
  private String setting;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Fixes initialisation, shuffling and augmentation (default: the sweep's first).")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "How many train side by side (default: as many as the cluster has room for).")
  private Optional<Integer> workers = Optional.empty();

  @Option(
      names = "--worker-batch",
      paramLabel = "N",
      description =
          "Images of one worker's mini-batch (default: its part of the sweep's batch_size, so that"
              + " all together do what one device did).")
  private Optional<Integer> workerBatch = Optional.empty();

  @Option(
      names = "--averaging-frequency",
      paramLabel = "N",
      defaultValue = "1",
      description = "Iterations between two averages of the workers' weights (default: 1).")
  private int averagingFrequency;

  @Option(
      names = "--single-device",
      description =
          "Trains on one device, here and without Spark, as the sweep's trials were trained.")
  private boolean singleDevice;

  @Option(
      names = "--out",
      paramLabel = "URI",
      defaultValue = "",
      description = "Folder for the model, or its URI (default: RESULTS/models/SETTING-seed-SEED).")
  private String out;

  @Override
  public Integer call() throws IOException {
    jars.use();
    requirePositive("--averaging-frequency", averagingFrequency);
    workers.ifPresent(n -> requirePositive("--workers", n));
    workerBatch.ifPresent(n -> requirePositive("--worker-batch", n));
    Require.that(
        !singleDevice || workers.orElse(1) == 1,
        "--workers",
        workers.orElse(1),
        "1, or none, with --single-device");
    Optional<ClusterProvider> spread = singleDevice ? Optional.empty() : ClusterProvider.find();
    Require.that(
        spread.isPresent() || workers.orElse(1) == 1, "--workers", workers.orElse(1), ALONE);
    ResultStore store = results.store();
    ChosenSetting chosen = ChosenSetting.of(Results.in(store), store, setting);
    Trial swept = withSeed(chosen.trial());
    String directory =
        where.data().isBlank() ? "" : Path.of(where.data()).toAbsolutePath().normalize().toString();
    requireData(swept, directory);
    if (swept.model() instanceof ModelSpec.Own own) {
      KeptContent.provide(own, store);
    }
    ModelFolder folder = SparkStores.models(out.isBlank() ? folder(store, swept) : out);
    folder.begin();
    Instant started = Instant.now();
    if (spread.isEmpty()) {
      if (!singleDevice) {
        tell("refit of %s: %s".formatted(swept.settingId(), ALONE));
      }
      RefitSpec spec = spec(swept, 1, directory);
      Refitted refitted = new SingleDevice(1).refit(spec, this::tell);
      answer(store, chosen, swept, spec, refitted, folder, "", started);
      return 0;
    }
    try (Cluster cluster = spread.orElseThrow().start(settings())) {
      RefitSpec spec = spec(swept, workers.orElseGet(cluster::slots), directory);
      tell(
          "refit of %s: %d workers on %s"
              .formatted(swept.settingId(), spec.workers(), cluster.master()));
      Refitted refitted = cluster.refit(spec, this::tell);
      answer(store, chosen, swept, spec, refitted, folder, cluster.master(), started);
    }
    return 0;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(jars.settings());
    if (!where.master().isBlank()) {
      settings.put("spark.master", where.master());
    }
    return settings;
  }

  private void answer(
      ResultStore store,
      ChosenSetting chosen,
      Trial swept,
      RefitSpec spec,
      Refitted refitted,
      ModelFolder folder,
      String where,
      Instant started)
      throws IOException {
    Optional<DataSource> source = Results.source(store);
    SavedForm form = SavedForm.of(spec, source, refitted.scaling());
    if (form.lacksColumns(source)) {
      tell(
          "refit of %s: model.json does not name the columns, as the data was staged by an older"
                  .formatted(swept.settingId())
              + " version; to have them, delete its folder and run the sweep again");
    }
    folder.put(
        refitted.zip(),
        UpdatesCsv.of(refitted.log()),
        Provenance.of(swept, chosen.evidence(), spec, refitted, form, where, started));
    PrintWriter answer = command.commandLine().getOut();
    answer.print(RefitReport.render(chosen, spec, refitted, form, folder.model()));
    answer.flush();
  }

  private RefitSpec spec(Trial swept, int count, String directory) {
    int each =
        workerBatch.orElseGet(() -> RefitSpec.workerBatch(swept.training().batchSize(), count));
    return RefitSpec.of(swept, count, each, averagingFrequency, directory);
  }

  private Trial withSeed(Trial trial) {
    return new Trial(
        trial.data(),
        trial.model(),
        trial.compat(),
        trial.training(),
        trial.setting(),
        seed.orElse(trial.seed()));
  }

  private static String folder(ResultStore store, Trial trial) {
    return "%s/models/%s-seed-%s".formatted(store.root(), trial.settingId(), trial.seed());
  }

  /** Found out here, missing data is one message before anything starts. */
  private static void requireData(Trial trial, String directory) {
    try {
      Refitter.require(trial, directory);
    } catch (IOException e) {
      throw new BadInputException(List.of("onecycle: " + e.getMessage()));
    }
  }

  private static void requirePositive(String option, int value) {
    Require.that(value >= 1, option, value, "a whole number of at least 1");
  }

  private void tell(String words) {
    command.commandLine().getErr().println(words);
    command.commandLine().getErr().flush();
  }
}
