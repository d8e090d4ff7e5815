package io.onecycle.driver.refit;

import java.util.List;

/**
 * What the test examples say of a model that tells numbers.
 *
 * @param examples how many, at least 1
 * @param loss mean squared error of the scaled numbers
 * @param lossSd its standard deviation over examples
 * @param targets the errors of each number, in its own units
 */
public record NumberScores(int examples, double loss, double lossSd, List<Errors> targets)
    implements TestScores {

  public NumberScores {
    targets = List.copyOf(targets);
  }

  /**
   * The errors of one number, in its own units.
   *
   * @param rmse root of the mean squared error
   * @param rmseLow lower end of its 95 % confidence interval
   * @param rmseHigh upper end
   * @param mae mean absolute error
   * @param r2 1 − squared errors / squared deviations from the test examples' mean; NaN where those
   *     do not vary
   */
  public record Errors(double rmse, double rmseLow, double rmseHigh, double mae, double r2) {

    /**
     * From means over {@code n} examples.
     *
     * @param squares mean squared error
     * @param squaresSd its standard deviation over examples
     * @param variance of the truth
     */
    static Errors of(int n, double squares, double squaresSd, double mae, double variance) {
      double half = Z * squaresSd / Math.sqrt(n);
      return new Errors(
          Math.sqrt(squares),
          Math.sqrt(Math.max(0, squares - half)),
          Math.sqrt(squares + half),
          mae,
          variance == 0 ? Double.NaN : 1 - squares / variance);
    }
  }
}
