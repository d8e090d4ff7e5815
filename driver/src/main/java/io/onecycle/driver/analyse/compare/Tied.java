package io.onecycle.driver.analyse.compare;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.table.TrialRow;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An axis that has one value for most values of the compared one, as the weight decay has for rates
 * that were found for each: what looks like an effect of the one may be the other's.
 *
 * @param axis which
 * @param values of the compared axis that were tried with one value of it
 * @param of how many were tried
 */
public record Tied(TrialAxis axis, int values, int of) {

  /** A rate is not among them: each value of another axis may well have its own. */
  private static final List<TrialAxis> NUMBERS =
      List.of(TrialAxis.WEIGHT_DECAY, TrialAxis.MOMENTUM, TrialAxis.DIV, TrialAxis.PCT);

  /** Those of which the compared axis is no finer division, as in a grid, are left out. */
  static List<Tied> of(TrialAxis by, Collection<TrialRow> trials) {
    if (by != TrialAxis.MAX_LR && !NUMBERS.contains(by)) {
      return List.of();
    }
    return NUMBERS.stream()
        .filter(axis -> axis != by)
        .map(axis -> of(by, axis, trials))
        .filter(tied -> 2 * tied.values > tied.of)
        .toList();
  }

  private static Tied of(TrialAxis by, TrialAxis axis, Collection<TrialRow> trials) {
    List<TrialRow> having = trials.stream().filter(row -> has(by, row) && has(axis, row)).toList();
    Map<String, Set<String>> found = valuesOf(axis, by, having);
    Map<String, Set<String>> back = valuesOf(by, axis, having);
    boolean mayBe = back.size() > 1 && (by == TrialAxis.MAX_LR || back.size() < found.size());
    long one = found.values().stream().filter(values -> values.size() == 1).count();
    return new Tied(axis, mayBe ? (int) one : 0, found.size());
  }

  /** The values of an axis for each value of another. */
  private static Map<String, Set<String>> valuesOf(
      TrialAxis axis, TrialAxis by, List<TrialRow> trials) {
    return trials.stream().collect(groupingBy(by::valueOf, mapping(axis::valueOf, toSet())));
  }

  private static boolean has(TrialAxis axis, TrialRow row) {
    return !axis.valueOf(row).equals(TrialAxis.NONE);
  }
}
