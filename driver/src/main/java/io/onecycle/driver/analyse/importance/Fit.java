package io.onecycle.driver.analyse.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A least-squares fit that grows column by column (Gram-Schmidt, each step done twice for
 * accuracy). Columns that the earlier ones already span add nothing, so that a term's degrees of
 * freedom come out right in designs with holes, too.
 */
final class Fit {

  private static final double SPANNED = 1e-8;

  private final List<double[]> basis;
  private final double[] residual;

  /** What adding columns to a model explained. */
  record Gain(double sumOfSquares, int df) {

    double meanSquare() {
      return sumOfSquares / df;
    }
  }

  /** The fit of nothing but the mean. */
  Fit(double[] observed) {
    this.basis = new ArrayList<>();
    this.residual = observed.clone();
    double[] ones = new double[observed.length];
    Arrays.fill(ones, 1);
    add(List.of(ones));
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

  int residualDf() {
    return residual.length - basis.size();
  }

  private void add(double[] column) {
    double[] rest = column.clone();
    double size = Math.sqrt(dot(rest, rest));
    for (int pass = 0; pass < 2; pass++) {
      basis.forEach(known -> subtract(rest, known, dot(rest, known)));
    }
    double length = Math.sqrt(dot(rest, rest));
    if (length <= SPANNED * size) {
      return;
    }
    for (int i = 0; i < rest.length; i++) {
      rest[i] /= length;
    }
    basis.add(rest);
    subtract(residual, rest, dot(residual, rest));
  }

  private static void subtract(double[] from, double[] direction, double times) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= times * direction[i];
    }
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
