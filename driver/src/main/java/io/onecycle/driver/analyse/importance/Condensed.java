package io.onecycle.driver.analyse.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The trials of a design as fewer rows that tell a linear model as much: one for each setting, or
 * seed if there are more of these, and one for each further dimension that seeds span. It is an
 * orthogonal change of coordinates, and what it leaves out no column of such a model explains.
 */
final class Condensed {

  private final int[] groups;
  private final double[] roots;

  /** What the other index spans beyond the groups: orthonormal. */
  private final List<double[]> further;

  private final double[] observed;
  private final double leftSquares;
  private final int leftDf;

  private Condensed(int[] groups, List<double[]> further, double[] observed) {
    this.groups = groups;
    int[] sizes = new int[1 + Arrays.stream(groups).max().orElse(-1)];
    Arrays.stream(groups).forEach(group -> sizes[group]++);
    this.roots = Arrays.stream(sizes).mapToDouble(Math::sqrt).toArray();
    this.further = further;
    this.observed = of(observed);
    double[] left = centred(observed, groups);
    further.forEach(one -> Fit.subtract(left, one, Fit.dot(left, one)));
    this.leftSquares = Fit.dot(left, left);
    this.leftDf = groups.length - roots.length - further.size();
  }

  /**
   * The rows of a design; every column that is the same for all trials of a setting can be one of
   * theirs.
   *
   * @param isBlocked whether columns that are the same for all trials of a seed can be, too
   */
  static Condensed of(Design design, boolean isBlocked) {
    if (!isBlocked) {
      return new Condensed(design.settings(), List.of(), design.observed());
    }
    boolean moreSeeds = design.seedCount() > design.settingCount();
    int[] more = moreSeeds ? design.seeds() : design.settings();
    int[] fewer = moreSeeds ? design.settings() : design.seeds();
    Fit fit = new Fit(new double[more.length]);
    for (double[] column : design.columns(fewer)) {
      // Of its own size, not of what is left of it: what groups span already adds nothing.
      fit.add(centred(column, more), Math.sqrt(Fit.dot(column, column)));
    }
    return new Condensed(more, fit.basis(), design.observed());
  }

  double[] observed() {
    return observed;
  }

  /** The sum of squares that no column explains. */
  double leftSquares() {
    return leftSquares;
  }

  int leftDf() {
    return leftDf;
  }

  /** What all columns together explain, the mean included. */
  int rank() {
    return observed.length;
  }

  /** A column of the trials. */
  double[] of(double[] column) {
    double[] rows = new double[roots.length + further.size()];
    for (int i = 0; i < column.length; i++) {
      rows[groups[i]] += column[i];
    }
    for (int i = 0; i < roots.length; i++) {
      rows[i] /= roots[i];
    }
    for (int i = 0; i < further.size(); i++) {
      rows[roots.length + i] = Fit.dot(column, further.get(i));
    }
    return rows;
  }

  List<double[]> of(List<double[]> columns) {
    List<double[]> all = new ArrayList<>();
    columns.forEach(column -> all.add(of(column)));
    return all;
  }

  /** The column that is 1 for each trial. */
  double[] ones() {
    double[] ones = new double[groups.length];
    Arrays.fill(ones, 1);
    return of(ones);
  }

  private static double[] centred(double[] column, int[] groups) {
    double[] means = Strata.means(column, groups);
    double[] centred = column.clone();
    for (int i = 0; i < centred.length; i++) {
      centred[i] -= means[groups[i]];
    }
    return centred;
  }
}
