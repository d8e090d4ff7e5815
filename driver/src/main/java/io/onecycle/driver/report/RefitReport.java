package io.onecycle.driver.report;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.refit.RefitSpec;
import io.onecycle.driver.refit.Refitted;
import io.onecycle.driver.refit.TestScores;
import io.onecycle.driver.report.text.Pairs;
import io.onecycle.driver.report.text.Paragraph;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.Precision;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The answer of {@code refit}. */
public final class RefitReport {

  private RefitReport() {}

  /**
   * What was trained, how well it does, and where it is; ends with a line break.
   *
   * @param swept the setting as the sweep trained it
   * @param evidence its completed trials, at least one
   * @param settings how many settings it was the best of; 1 if it was named, or is the only one
   * @param where the saved model
   */
  public static String render(
      Trial swept,
      List<TrialRow> evidence,
      int settings,
      RefitSpec spec,
      Refitted refitted,
      String where) {
    Map<String, String> pairs = new LinkedHashMap<>();
    pairs.put("setting", setting(evidence.get(0)));
    pairs.put("chosen", chosen(evidence, settings));
    pairs.put("trained on", trainedOn(spec, refitted));
    pairs.put("workers", workers(spec, refitted));
    pairs.put("iterations", "%,d".formatted(refitted.iterations()));
    pairs.put(
        "training",
        String.format(
            Locale.ROOT, "%.1f s, %,.0f images/s", refitted.seconds(), refitted.imagesPerSecond()));
    TestScores test = refitted.test();
    pairs.put(
        "test accuracy",
        "%s (95 %% CI %s to %s, %,d images)"
            .formatted(
                fixed(test.accuracy()),
                fixed(test.accuracyLow()),
                fixed(test.accuracyHigh()),
                test.images()));
    pairs.put(
        "test loss",
        "%s (95 %% CI %s to %s)"
            .formatted(
                fixed(test.loss()),
                fixed(test.loss() - test.lossHalfWidth()),
                fixed(test.loss() + test.lossHalfWidth())));
    pairs.put("model", where);
    return Pairs.lines(pairs) + Paragraph.lines(remarks(swept));
  }

  private static String setting(TrialRow row) {
    return row.settingId()
        + TrialAxis.OF_THE_GRID.stream()
            .filter(axis -> !axis.valueOf(row).equals(TrialAxis.NONE))
            .map(axis -> axis.key() + " " + axis.valueOf(row))
            .collect(Collectors.joining(", ", ": ", ""));
  }

  private static String chosen(List<TrialRow> evidence, int settings) {
    double mean =
        evidence.stream()
            .mapToDouble(row -> row.scores().finalObjective().orElse(Double.NaN))
            .average()
            .orElse(Double.NaN);
    return "%s: %s %s on the validation set, mean of %d %s"
        .formatted(
            settings == 1
                ? "named, or the only one"
                : "the best of %,d settings".formatted(settings),
            evidence.get(0).scores().comparedBy().metric(),
            fixed(mean),
            evidence.size(),
            seeds(evidence));
  }

  private static String seeds(List<TrialRow> evidence) {
    return evidence.size() == 1 ? "seed" : "seeds";
  }

  private static String trainedOn(RefitSpec spec, Refitted refitted) {
    return "all %,d training images of %s, %d epochs, seed %d"
        .formatted(
            refitted.trainImages(), spec.trial().data().name(), spec.epochs(), spec.trial().seed());
  }

  private static String workers(RefitSpec spec, Refitted refitted) {
    if (!refitted.backend().startsWith("dl4j-spark")) {
      return "none: a single device (%s), %,d images an iteration"
          .formatted(refitted.backend(), spec.workerBatch());
    }
    String averaged =
        spec.averagingFrequency() == 1
            ? "every iteration"
            : "every %,d iterations".formatted(spec.averagingFrequency());
    return "%d in %d %s; an iteration is %,d images, %,d each; averaged %s"
        .formatted(
            spec.workers(),
            refitted.executors(),
            refitted.executors() == 1 ? "JVM" : "JVMs",
            spec.trial().training().batchSize(),
            spec.workerBatch(),
            averaged);
  }

  private static List<String> remarks(Trial swept) {
    List<String> remarks = new ArrayList<>();
    Training training = swept.training();
    remarks.add(
        "The intervals are about which images were drawn for the test, not about the seed.");
    if (training.validation() instanceof Validation.TestSet) {
      remarks.add(
          "The sweep validated on these very test images: the scores are not independent of the"
              + " choice, and look better than they are.");
    }
    if (training.limit() != Training.NO_LIMIT) {
      remarks.add(
          "The sweep trained on %,d images only; this model on all.".formatted(training.limit()));
    }
    if (training.precision() != Precision.FLOAT32) {
      remarks.add("The sweep trained in bfloat16; this model in float32.");
    }
    return remarks;
  }

  private static String fixed(double value) {
    return Digits.fixed(value, Digits.UNCERTAIN_PLACES);
  }
}
