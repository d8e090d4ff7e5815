package io.onecycle.driver.analyse.importance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A least-squares fit that grows column by column (Gram-Schmidt, a step done again where little is
 * left, for accuracy). Columns that the earlier ones already span add nothing, so that a term's
 * degrees of freedom come out right in designs with holes, too.
 */
final class Fit {

  private static final double SPANNED = 1e-8;

  /** Where so much of a column is left, rounding has not touched it. */
  private static final double MUCH_LEFT = 0.5;

  private final List<double[]> basis;
  private final double[] residual;

  /** What adding columns to a model explained. */
  record Gain(double sumOfSquares, int df) {

    double meanSquare() {
      return sumOfSquares / df;
    }
  }

  /** The fit of nothing. */
  Fit(double[] observed) {
    this.basis = new ArrayList<>();
    this.residual = observed.clone();
  }

  /** The fit of nothing but the mean. */
  Fit(Condensed rows) {
    this(rows.observed());
    add(rows.ones());
  }

  /** What the columns span: orthonormal. */
  List<double[]> basis() {
    return Collections.unmodifiableList(basis);
  }

  Gain add(List<double[]> columns) {
    double before = residualSquares();
    int rank = basis.size();
    columns.forEach(this::add);
    return new Gain(Math.max(0, before - residualSquares()), basis.size() - rank);
  }

  double residualSquares() {
    return dot(residual, residual);
  }

  private void add(double[] column) {
    add(column, Math.sqrt(dot(column, column)));
  }

  /**
   * Adds a column.
   *
   * @param size against which what is left of it is nothing
   */
  void add(double[] column, double size) {
    double[] rest = column.clone();
    double before = size;
    double length = orthogonal(rest);
    // Twice is enough (B. N. Parlett, The Symmetric Eigenvalue Problem, 1980), and mostly once.
    while (length > SPANNED * size && length < MUCH_LEFT * before) {
      before = length;
      length = orthogonal(rest);
    }
    if (length <= SPANNED * size) {
      return;
    }
    for (int i = 0; i < rest.length; i++) {
      rest[i] /= length;
    }
    basis.add(rest);
    subtract(residual, rest, dot(residual, rest));
  }

  /** Takes out what the basis spans; what is left has the length that is returned. */
  private double orthogonal(double[] rest) {
    basis.forEach(known -> subtract(rest, known, dot(rest, known)));
    return Math.sqrt(dot(rest, rest));
  }

  static void subtract(double[] from, double[] direction, double times) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= times * direction[i];
    }
  }

  /** In four sums, which a processor adds up side by side. */
  static double dot(double[] one, double[] other) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i < one.length - 3; i += 4) {
      first += one[i] * other[i];
      second += one[i + 1] * other[i + 1];
      third += one[i + 2] * other[i + 2];
      fourth += one[i + 3] * other[i + 3];
    }
    for (; i < one.length; i++) {
      first += one[i] * other[i];
    }
    return first + second + (third + fourth);
  }
}
