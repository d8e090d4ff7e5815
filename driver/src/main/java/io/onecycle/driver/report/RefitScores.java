package io.onecycle.driver.report;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.form.OutputForm;
import io.onecycle.driver.refit.ClassScores;
import io.onecycle.driver.refit.NumberScores;
import io.onecycle.driver.refit.TestScores;
import io.onecycle.driver.report.text.TextColumn;
import io.onecycle.driver.report.text.TextTable;
import io.onecycle.worker.trial.score.PerClass;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the test examples say of a refitted model, in words. */
final class RefitScores {

  private static final int MOST_CLASSES = 25;
  private static final int SHARE_PLACES = 3;

  private RefitScores() {}

  /**
   * A line for each score.
   *
   * @param unit what examples are called
   */
  static Map<String, String> lines(TestScores test, OutputForm output, String unit) {
    Map<String, String> lines = new LinkedHashMap<>();
    if (test instanceof ClassScores classes) {
      lines.put(
          "test accuracy",
          "%s (95 %% CI %s to %s, %,d %s)"
              .formatted(
                  fixed(classes.accuracy()),
                  fixed(classes.accuracyLow()),
                  fixed(classes.accuracyHigh()),
                  classes.examples(),
                  unit));
      lines.put("test AUC", area(classes));
    } else {
      NumberScores numbers = (NumberScores) test;
      for (int k = 0; k < numbers.targets().size(); k++) {
        lines.put("test of " + output.target(k), errors(numbers, k, unit));
      }
    }
    lines.put(
        "test loss",
        "%s (95 %% CI %s to %s)"
            .formatted(
                fixed(test.loss()),
                fixed(test.loss() - test.lossHalfWidth()),
                fixed(test.loss() + test.lossHalfWidth())));
    return lines;
  }

  /** A table of the classes, a row each; nothing of numbers. */
  static String ofClasses(TestScores test) {
    if (!(test instanceof ClassScores scores)) {
      return "";
    }
    PerClass found = scores.perClass();
    List<Integer> rows =
        IntStream.range(0, found.names().size())
            .boxed()
            .sorted(Comparator.comparingDouble(k -> found.recall().get(k)))
            .toList();
    boolean some = rows.size() > MOST_CLASSES;
    List<Integer> shown =
        some ? rows.subList(0, MOST_CLASSES) : IntStream.range(0, rows.size()).boxed().toList();
    String table =
        TextTable.console(
            List.of(
                TextColumn.of("class", shown, found.names()::get),
                TextColumn.of("examples", shown, k -> "" + found.examples().get(k).intValue()),
                TextColumn.of("precision", shown, k -> share(found.precision().get(k))),
                TextColumn.of("recall", shown, k -> share(found.recall().get(k))),
                TextColumn.of("AUC", shown, k -> share(found.auc().get(k)))));
    return "\n"
        + table
        + (some
            ? "(the %d classes of lowest recall of %d; model.json has all)\n"
                .formatted(MOST_CLASSES, rows.size())
            : "")
        + "\n";
  }

  private static String area(ClassScores classes) {
    double area = classes.perClass().macroAuc();
    String of =
        classes.perClass().names().size() == 2
            ? " of " + classes.perClass().names().get(1)
            : " (mean of each class against all others)";
    return Double.isNaN(area) ? "none" : fixed(area) + of;
  }

  private static String share(double value) {
    return Double.isNaN(value) ? TextColumn.NOTHING : Digits.fixed(value, SHARE_PLACES);
  }

  private static String errors(NumberScores numbers, int target, String unit) {
    NumberScores.Errors errors = numbers.targets().get(target);
    return "rmse %s (95 %% CI %s to %s), mae %s, r2 %s; in its own units, %,d %s"
        .formatted(
            digits(errors.rmse()),
            digits(errors.rmseLow()),
            digits(errors.rmseHigh()),
            digits(errors.mae()),
            Double.isNaN(errors.r2()) ? "none (it does not vary)" : fixed(errors.r2()),
            numbers.examples(),
            unit);
  }

  /** Errors are of any size. */
  private static String digits(double value) {
    return Digits.fourDigits(value);
  }

  private static String fixed(double value) {
    return Digits.fixed(value, Digits.UNCERTAIN_PLACES);
  }
}
