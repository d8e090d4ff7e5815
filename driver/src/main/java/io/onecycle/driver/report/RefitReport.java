package io.onecycle.driver.report;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.form.InputForm;
import io.onecycle.driver.refit.RefitSpec;
import io.onecycle.driver.refit.Refitted;
import io.onecycle.driver.refit.SavedForm;
import io.onecycle.driver.report.text.Pairs;
import io.onecycle.driver.report.text.Paragraph;
import io.onecycle.driver.results.ChosenSetting;
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
   * @param chosen the setting as the sweep trained it
   * @param where the saved model
   */
  public static String render(
      ChosenSetting chosen, RefitSpec spec, Refitted refitted, SavedForm form, String where) {
    String unit = form.input().kind().equals(InputForm.IMAGES) ? "images" : "examples";
    Map<String, String> pairs = new LinkedHashMap<>();
    pairs.put("setting", setting(chosen.evidence().get(0)));
    pairs.put("chosen", chosen(chosen));
    pairs.put("trained on", trainedOn(spec, refitted, unit));
    pairs.put("workers", workers(spec, refitted, unit));
    pairs.put("iterations", "%,d".formatted(refitted.iterations()));
    pairs.put(
        "training",
        String.format(
            Locale.ROOT,
            "%.1f s, %,.0f %s/s",
            refitted.seconds(),
            refitted.imagesPerSecond(),
            unit));
    pairs.putAll(
        refitted
            .test()
            .map(test -> RefitScores.lines(test, form.output(), unit))
            .orElse(Map.of("test", "none: the data has no test set")));
    pairs.put("model", where);
    return Pairs.lines(pairs)
        + refitted.test().map(RefitScores::ofClasses).orElse("")
        + Paragraph.lines(remarks(chosen.trial(), unit, refitted.test().isPresent()));
  }

  private static String setting(TrialRow row) {
    return row.settingId()
        + TrialAxis.OF_THE_GRID.stream()
            .filter(axis -> !axis.valueOf(row).equals(TrialAxis.NONE))
            .map(axis -> axis.key() + " " + axis.valueOf(row))
            .collect(Collectors.joining(", ", ": ", ""));
  }

  private static String chosen(ChosenSetting chosen) {
    List<TrialRow> evidence = chosen.evidence();
    double mean =
        evidence.stream()
            .mapToDouble(row -> row.scores().finalObjective().orElse(Double.NaN))
            .average()
            .orElse(Double.NaN);
    return "%s: %s %s on the validation set, mean of %d %s%s"
        .formatted(
            bestOf(chosen),
            evidence.get(0).scores().comparedBy().metric(),
            fixed(mean),
            evidence.size(),
            chosen.choice().isPresent() ? "fresh " : "",
            seeds(evidence.size()));
  }

  private static String bestOf(ChosenSetting chosen) {
    int settings = chosen.settings();
    return chosen
        .choice()
        .map(
            choice ->
                "the best of %,d that %d %s chose from %,d settings"
                    .formatted(settings, choice.seeds(), seeds(choice.seeds()), choice.settings()))
        .orElse(
            settings == 1
                ? "named, or the only one"
                : "the best of %,d settings".formatted(settings));
  }

  private static String seeds(int count) {
    return count == 1 ? "seed" : "seeds";
  }

  private static String trainedOn(RefitSpec spec, Refitted refitted, String unit) {
    return "all %,d training %s of %s, %d epochs, seed %d"
        .formatted(
            refitted.trainImages(),
            unit,
            spec.trial().data().name(),
            spec.epochs(),
            spec.trial().seed());
  }

  private static String workers(RefitSpec spec, Refitted refitted, String unit) {
    if (!refitted.backend().startsWith("dl4j-spark")) {
      return "none: a single device (%s), %,d %s an iteration"
          .formatted(refitted.backend(), spec.workerBatch(), unit);
    }
    String averaged =
        spec.averagingFrequency() == 1
            ? "every iteration"
            : "every %,d iterations".formatted(spec.averagingFrequency());
    return "%d in %d %s; an iteration is %,d %s, %,d each; averaged %s"
        .formatted(
            spec.workers(),
            refitted.executors(),
            refitted.executors() == 1 ? "JVM" : "JVMs",
            spec.trial().training().batchSize(),
            unit,
            spec.workerBatch(),
            averaged);
  }

  private static List<String> remarks(Trial swept, String unit, boolean isTested) {
    List<String> remarks = new ArrayList<>();
    Training training = swept.training();
    if (isTested) {
      remarks.add(
          "The intervals are about which %s were drawn for the test, not about the seed."
              .formatted(unit));
    }
    if (training.validation() instanceof Validation.TestSet) {
      remarks.add(
          ("The sweep validated on these very test %s: the scores are not independent of the"
                  + " choice, and look better than they are.")
              .formatted(unit));
    }
    if (training.limit() != Training.NO_LIMIT) {
      remarks.add(
          "The sweep trained on %,d %s only; this model on all.".formatted(training.limit(), unit));
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
