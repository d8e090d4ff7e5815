package io.onecycle.driver.analyse.importance;

import java.util.ArrayList;
import java.util.List;

/**
 * Axes of which too few values were tried with several of the other, as learning rates that were
 * found for each weight decay: some of what they do is that of either (aliased, in a linear model).
 * Where that is much, none can be credited with it, and they count as one.
 */
final class Confounding {

  /** Of less than this part of what two explain, it does not matter whose it is. */
  private static final double MATTERS = 0.25;

  private Confounding() {}

  /**
   * The design with such axes joined; where each value of one has its own of another, both stay.
   */
  static Design resolved(Design design) {
    if (design.factors().size() < 2 || design.isComplete()) {
      return design;
    }
    Design used = design.isPaired() ? design.averaged() : design;
    List<Factor> seen = used.factors();
    for (int i = 0; i < seen.size(); i++) {
      for (int j = i + 1; j < seen.size(); j++) {
        if (isShared(used, seen.get(i), seen.get(j))) {
          return resolved(design.joining(i, j));
        }
      }
    }
    return design;
  }

  /** Whether something is that of either, and so much that it would turn their order over. */
  private static boolean isShared(Design design, Factor one, Factor other) {
    if (one.isCurve() || other.isCurve() || one.nests(other) || other.nests(one)) {
      return false;
    }
    List<Factor> others = new ArrayList<>(design.factors());
    others.removeAll(List.of(one, other));
    Fit.Gain first = known(design, others).add(one.columns());
    Fit fit = known(design, others);
    Fit.Gain second = fit.add(other.columns());
    Fit.Gain rest = fit.add(one.columns());
    double shared = first.sumOfSquares() - rest.sumOfSquares();
    double both = second.sumOfSquares() + rest.sumOfSquares();
    return rest.df() < first.df()
        && shared > MATTERS * both
        && shared > Math.abs(first.sumOfSquares() - second.sumOfSquares());
  }

  private static Fit known(Design design, List<Factor> others) {
    Fit fit = Model.start(design);
    others.forEach(factor -> fit.add(factor.columns()));
    return fit;
  }
}
