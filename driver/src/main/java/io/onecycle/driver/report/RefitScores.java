package io.onecycle.driver.report;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.form.OutputForm;
import io.onecycle.driver.refit.ClassScores;
import io.onecycle.driver.refit.NumberScores;
import io.onecycle.driver.refit.TestScores;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the test examples say of a refitted model, in words. */
final class RefitScores {

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
