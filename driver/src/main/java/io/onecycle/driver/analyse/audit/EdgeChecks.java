package io.onecycle.driver.analyse.audit;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.audit.Check.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether the best is at an end of an axis: of the sweep, or for a value of the axis asked about.
 */
record EdgeChecks(Contest contest, List<Finding> findings, List<Check> checks) {

  /** Of fewer values, one of both is always an end. */
  private static final int TUNED = 3;

  /** Of the whole sweep. */
  void of(NumericAxis axis) {
    double most = 0;
    for (boolean upper : new boolean[] {false, true}) {
      if (axis.isBound(upper)) {
        continue;
      }
      double chance = contest.probability(row -> axis.isAt(row, axis.end(upper))).orElse(0);
      most = Math.max(most, chance);
      if (chance >= Audit.ALARM) {
        findings.add(new Finding.AtEdge(axis, upper, chance));
      }
    }
    checks.add(Check.ofEnds(Subject.EDGE, axis, most));
  }

  /**
   * Of each value of the axis asked about; where the whole sweep's best is at that end, it is told
   * already. The permitted error is divided among the values.
   */
  void of(TrialAxis asked, NumericAxis axis) {
    List<String> values =
        contest.contenders().stream()
            .map(one -> asked.valueOf(one.trial()))
            .distinct()
            .sorted()
            .toList();
    if (asked == axis.axis() || axis.values().size() < TUNED || values.size() < 2) {
      return;
    }
    double alarm = 1 - (1 - Audit.ALARM) / values.size();
    double most = 0;
    for (boolean upper : new boolean[] {false, true}) {
      if (axis.isBound(upper) || isTold(axis, upper)) {
        continue;
      }
      List<String> at = new ArrayList<>();
      double least = 1;
      for (String value : values) {
        double chance =
            contest
                .among(row -> asked.valueOf(row).equals(value))
                .probability(row -> axis.isAt(row, axis.end(upper)))
                .orElse(0);
        most = Math.max(most, chance);
        if (chance >= alarm && isTriedInside(asked, value, axis, upper)) {
          at.add(value);
          least = Math.min(least, chance);
        }
      }
      if (!at.isEmpty()) {
        findings.add(new Finding.NotTuned(asked, at, axis, upper, least));
      }
    }
    checks.add(Check.ofEnds(Subject.TUNING, axis, most));
  }

  /** Where all else diverged, the end is no choice. */
  private boolean isTriedInside(TrialAxis asked, String value, NumericAxis axis, boolean upper) {
    return contest.contenders().stream()
        .map(Contender::trial)
        .filter(row -> asked.valueOf(row).equals(value))
        .anyMatch(row -> !axis.isAt(row, axis.end(upper)));
  }

  private boolean isTold(NumericAxis axis, boolean upper) {
    return findings.stream()
        .anyMatch(
            one ->
                one instanceof Finding.AtEdge edge
                    && edge.axis().axis() == axis.axis()
                    && edge.upper() == upper);
  }

  /** Whether a value between the best one and its neighbours is better. */
  void spacing(NumericAxis axis) {
    List<double[]> best =
        axis.values().stream()
            .map(value -> contest.among(row -> axis.isAt(row, value)).best())
            .toList();
    int at =
        IntStream.range(0, best.size())
            .boxed()
            .max(Comparator.comparing(i -> middle(best.get(i))))
            .orElseThrow();
    boolean isInside =
        at > 0
            && at < best.size() - 1
            && isTried(best.get(at - 1))
            && isTried(best.get(at + 1))
            && Double.isFinite(axis.scale().at(axis.values().get(at - 1)));
    if (!isInside) {
      checks.add(Check.left(Subject.SPACING, axis.axis(), Check.Left.NO_NEIGHBOURS));
      return;
    }
    double[] x =
        axis.values().subList(at - 1, at + 2).stream().mapToDouble(axis.scale()::at).toArray();
    double total = 0;
    int more = 0;
    for (int draw = 0; draw < Contest.DRAWS; draw++) {
      double gain =
          Parabola.gain(x, best.get(at - 1)[draw], best.get(at)[draw], best.get(at + 1)[draw]);
      total += gain;
      more += gain > contest.runSd() ? 1 : 0;
    }
    double chance = more / (double) Contest.DRAWS;
    checks.add(Check.of(Subject.SPACING, axis.axis(), chance));
    if (chance >= Audit.ALARM) {
      findings.add(
          new Finding.Coarse(
              axis, axis.values().get(at), total / Contest.DRAWS, contest.runSd(), chance));
    }
  }

  private static boolean isTried(double[] draws) {
    return Double.isFinite(draws[0]);
  }

  private static double middle(double[] draws) {
    return Arrays.stream(draws).average().orElseThrow();
  }
}
