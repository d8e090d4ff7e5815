package io.onecycle.driver.refit;

import io.onecycle.driver.form.InputForm;
import io.onecycle.driver.form.OutputForm;
import io.onecycle.driver.table.CodeVersion;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.model.TrainedNetwork;
import io.onecycle.worker.trial.Identity;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.Validation;
import io.onecycle.worker.trial.score.PerClass;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where a model comes from, and how it is used, as it is kept beside it.
 *
 * @param deeplearning4j the version that the model was written by
 * @param chosenFrom the trials that spoke for its setting
 * @param data what it was trained on
 * @param input how raw inputs become what the network is given
 * @param output what comes out
 * @param network how it was trained
 * @param cluster how that was spread
 * @param test its scores on the test set
 */
public record Provenance(
    String sweep,
    String settingId,
    Instant startedAt,
    Instant finishedAt,
    String codeVersion,
    String deeplearning4j,
    String backend,
    List<Evidence> chosenFrom,
    Data data,
    InputForm input,
    OutputForm output,
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
      String classWeights,
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
  sealed interface Test {

    /** No test set. */
    record None(int examples) implements Test {}

    /** Of classes. */
    record OfClasses(
        int examples,
        double accuracy,
        double accuracyCi95Low,
        double accuracyCi95High,
        double loss,
        double lossCi95Low,
        double lossCi95High,
        boolean independent,
        List<OfClass> classes)
        implements Test {}

    /** Of one class; {@code precision}, {@code recall} and {@code auc} are none where undefined. */
    record OfClass(
        String name, int examples, List<Double> precision, List<Double> recall, List<Double> auc) {}

    /** Of numbers, each in its own units; the loss is of scaled numbers. */
    record OfNumbers(
        int examples,
        List<ErrorsOf> targets,
        double loss,
        double lossCi95Low,
        double lossCi95High,
        boolean independent)
        implements Test {}

    /** Of one number; {@code r2} is none where the test examples do not vary. */
    record ErrorsOf(
        String target,
        double rmse,
        double rmseCi95Low,
        double rmseCi95High,
        double mae,
        List<Double> r2) {}
  }

  public Provenance {
    chosenFrom = List.copyOf(chosenFrom);
  }

  /**
   * Gathers it.
   *
   * @param swept the setting as the sweep trained it
   * @param evidence its completed trials
   * @param form how it is used
   * @param master where Spark ran; empty without Spark
   */
  public static Provenance of(
      Trial swept,
      List<TrialRow> evidence,
      RefitSpec spec,
      Refitted refitted,
      SavedForm form,
      String master,
      Instant startedAt) {
    return new Provenance(
        evidence.get(0).key().sweep(),
        swept.settingId(),
        startedAt,
        Instant.now(),
        CodeVersion.text(),
        TrainedNetwork.DEEPLEARNING4J,
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
        form.input(),
        form.output(),
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
        test(swept, refitted.test(), form.output()));
  }

  private static Data data(RefitSpec spec, Refitted refitted) {
    return new Data(
        spec.trial().data().name(),
        BuiltInData.named(spec.trial().data().name()).flatMap(BuiltInData::sha256).orElse(""),
        refitted.trainImages(),
        refitted.test().map(TestScores::examples).orElse(0),
        refitted.scaling().inputs().mean(),
        refitted.scaling().inputs().sd(),
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
        training.classWeights().toString(),
        refitted.iterations(),
        spec.trial().seed());
  }

  private static Test test(Trial swept, Optional<TestScores> scores, OutputForm output) {
    if (scores.isEmpty()) {
      return new Test.None(0);
    }
    TestScores found = scores.get();
    double low = found.loss() - found.lossHalfWidth();
    double high = found.loss() + found.lossHalfWidth();
    boolean independent = !(swept.training().validation() instanceof Validation.TestSet);
    if (found instanceof ClassScores classes) {
      return new Test.OfClasses(
          classes.examples(),
          classes.accuracy(),
          classes.accuracyLow(),
          classes.accuracyHigh(),
          classes.loss(),
          low,
          high,
          independent,
          each(classes.perClass()));
    }
    List<NumberScores.Errors> errors = ((NumberScores) found).targets();
    List<Test.ErrorsOf> named =
        IntStream.range(0, errors.size())
            .mapToObj(k -> named(output.target(k), errors.get(k)))
            .toList();
    return new Test.OfNumbers(found.examples(), named, found.loss(), low, high, independent);
  }

  private static List<Test.OfClass> each(PerClass found) {
    return IntStream.range(0, found.names().size())
        .mapToObj(
            k ->
                new Test.OfClass(
                    found.names().get(k),
                    found.examples().get(k).intValue(),
                    defined(found.precision().get(k)),
                    defined(found.recall().get(k)),
                    defined(found.auc().get(k))))
        .toList();
  }

  private static List<Double> defined(double value) {
    return Double.isNaN(value) ? List.of() : List.of(value);
  }

  private static Test.ErrorsOf named(String target, NumberScores.Errors errors) {
    return new Test.ErrorsOf(
        target,
        errors.rmse(),
        errors.rmseLow(),
        errors.rmseHigh(),
        errors.mae(),
        defined(errors.r2()));
  }
}
