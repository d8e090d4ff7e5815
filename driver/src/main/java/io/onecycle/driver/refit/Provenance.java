package io.onecycle.driver.refit;

import io.onecycle.driver.table.CodeVersion;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.trial.Identity;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.Validation;
import java.time.Instant;
import java.util.List;

/**
 * Where a model comes from, as it is kept beside it.
 *
 * @param chosenFrom the trials that spoke for its setting
 * @param data what it was trained on
 * @param network how it was trained
 * @param cluster how that was spread
 * @param test what came out
 */
public record Provenance(
    String sweep,
    String settingId,
    Instant startedAt,
    Instant finishedAt,
    String codeVersion,
    String backend,
    List<Evidence> chosenFrom,
    Data data,
    Network network,
    Spread cluster,
    Test test) {

  /** A trial of the setting: what it is compared by, and its loss, on the validation set. */
  record Evidence(
      String trialId, long seed, String objective, double value, double validationLoss) {}

  /** Counts, content and normalisation; {@code sha256} is blank where it is not known. */
  record Data(
      String name,
      String sha256,
      int trainImages,
      int testImages,
      List<Double> mean,
      List<Double> sd,
      List<String> augment) {}

  /** As in the table {@code trials/}; a list has a value for each layer group, or one for all. */
  record Network(
      String model,
      String schedule,
      List<Double> maxLr,
      double maxMom,
      double minMom,
      List<Double> weightDecay,
      String weightDecayMode,
      String weightDecayScope,
      String optimizer,
      String compat,
      int epochs,
      int cycles,
      int batchSize,
      int iterations,
      long seed) {}

  /** Who trained, and how. */
  record Spread(
      String training,
      String master,
      int workers,
      int executors,
      int workerBatchSize,
      int averagingFrequency,
      double seconds,
      double imagesPerSecond) {}

  /**
   * Scores with 95 % confidence intervals; independent unless the sweep validated on the test set.
   */
  record Test(
      double accuracy,
      double accuracyCi95Low,
      double accuracyCi95High,
      double loss,
      double lossCi95Low,
      double lossCi95High,
      boolean independent) {}

  public Provenance {
    chosenFrom = List.copyOf(chosenFrom);
  }

  /**
   * Gathers it.
   *
   * @param swept the setting as the sweep trained it
   * @param evidence its completed trials
   * @param master where Spark ran; empty without Spark
   */
  public static Provenance of(
      Trial swept,
      List<TrialRow> evidence,
      RefitSpec spec,
      Refitted refitted,
      String master,
      Instant startedAt) {
    return new Provenance(
        evidence.get(0).key().sweep(),
        swept.settingId(),
        startedAt,
        Instant.now(),
        CodeVersion.text(),
        refitted.backend(),
        evidence.stream()
            .map(
                row ->
                    new Evidence(
                        row.trialId(),
                        row.seed(),
                        row.scores().comparedBy().metric(),
                        row.scores().finalObjective().orElse(Double.NaN),
                        row.scores().finalValLoss().orElse(Double.NaN)))
            .toList(),
        data(spec, refitted),
        network(spec, refitted),
        new Spread(
            master.isEmpty() ? "single device" : "dl4j-spark ParameterAveragingTrainingMaster",
            master,
            spec.workers(),
            refitted.executors(),
            spec.workerBatch(),
            spec.averagingFrequency(),
            refitted.seconds(),
            refitted.imagesPerSecond()),
        test(swept, refitted.test()));
  }

  private static Data data(RefitSpec spec, Refitted refitted) {
    return new Data(
        spec.trial().data().name(),
        BuiltInData.named(spec.trial().data().name()).flatMap(BuiltInData::sha256).orElse(""),
        refitted.trainImages(),
        refitted.test().images(),
        refitted.normalisation().mean(),
        refitted.normalisation().sd(),
        spec.trial().training().augment().stream().map(Identity::lower).sorted().toList());
  }

  private static Network network(RefitSpec spec, Refitted refitted) {
    Training training = spec.trial().training();
    Setting setting = spec.trial().setting();
    return new Network(
        spec.trial().model().name(),
        setting.schedule().toString(),
        setting.maxLr(),
        setting.momentum().max(),
        setting.momentum().min(),
        setting.weightDecay(),
        Identity.lower(training.weightDecayMode()),
        Identity.lower(training.weightDecayScope()),
        Identity.lower(training.optimizer()),
        Identity.lower(spec.trial().compat()),
        training.epochs(),
        training.cycles(),
        training.batchSize(),
        refitted.iterations(),
        spec.trial().seed());
  }

  private static Test test(Trial swept, TestScores scores) {
    return new Test(
        scores.accuracy(),
        scores.accuracyLow(),
        scores.accuracyHigh(),
        scores.loss(),
        scores.loss() - scores.lossHalfWidth(),
        scores.loss() + scores.lossHalfWidth(),
        !(swept.training().validation() instanceof Validation.TestSet));
  }
}
