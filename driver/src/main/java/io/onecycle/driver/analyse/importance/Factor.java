package io.onecycle.driver.analyse.importance;

import io.onecycle.driver.analyse.TrialAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An axis as a linear model sees it, or several axes that always change together. */
final class Factor {

  private final List<TrialAxis> axes;
  private final int[] levels;
  private final List<double[]> curve;
  private final boolean isJoined;

  private Factor(List<TrialAxis> axes, int[] levels, List<double[]> curve, boolean isJoined) {
    this.axes = List.copyOf(axes);
    this.levels = levels;
    this.curve = List.copyOf(curve);
    this.isJoined = isJoined;
  }

  /** The axes; the first names it. */
  List<TrialAxis> axes() {
    return axes;
  }

  /** Which of its values each trial has, from 0. */
  int[] levels() {
    return levels;
  }

  /** A factor whose every value has an effect of its own. */
  static Factor ofValues(TrialAxis axis, List<String> values) {
    Map<String, Integer> seen = new HashMap<>();
    int[] levels =
        values.stream().mapToInt(v -> seen.computeIfAbsent(v, unseen -> seen.size())).toArray();
    return new Factor(List.of(axis), levels, List.of(), false);
  }

  /**
   * The same axis as a smooth curve over each of its coordinates: a straight line and a parabola,
   * over the logarithm where all are above 0 and span a factor of ten.
   *
   * @param coordinates a number for each trial; a momentum range has two
   */
  Factor asCurve(List<double[]> coordinates) {
    List<double[]> lines =
        coordinates.stream()
            .filter(all -> Arrays.stream(all).distinct().count() > 1)
            .map(Factor::line)
            .toList();
    List<double[]> columns = new ArrayList<>(lines);
    lines.forEach(line -> columns.add(Arrays.stream(line).map(place -> place * place).toArray()));
    return new Factor(axes, levels, columns, isJoined);
  }

  /** From −1 at the lowest to 1 at the highest. */
  private static double[] line(double[] values) {
    double low = Arrays.stream(values).min().orElseThrow();
    double high = Arrays.stream(values).max().orElseThrow();
    boolean isLog = low > 0 && high >= 10 * low;
    return Arrays.stream(values)
        .map(
            value ->
                isLog ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low))
        .map(place -> 2 * place - 1)
        .toArray();
  }

  /** Whether it is of axes that change mostly together, but not always. */
  boolean isJoined() {
    return isJoined;
  }

  boolean isCurve() {
    return !curve.isEmpty();
  }

  int levelCount() {
    return 1 + Arrays.stream(levels).max().orElse(-1);
  }

  /** The columns of its main effect; a column for each level is one more than needed. */
  List<double[]> columns() {
    if (isCurve()) {
      return curve;
    }
    List<double[]> columns = new ArrayList<>();
    for (int level = 0; level < levelCount(); level++) {
      columns.add(indicator(levels, level));
    }
    return columns;
  }

  /** The columns that stand for it in an interaction: of a curve its straight lines. */
  List<double[]> interacting() {
    return isCurve() ? curve.subList(0, curve.size() / 2) : columns();
  }

  /** Whether its value tells the other's: the other's effect is then part of its own. */
  boolean refines(Factor other) {
    if (isCurve() || other.isCurve()) {
      return equals(other);
    }
    Map<Integer, Integer> implied = new HashMap<>();
    for (int i = 0; i < levels.length; i++) {
      Integer before = implied.putIfAbsent(levels[i], other.levels[i]);
      if (before != null && before != other.levels[i]) {
        return false;
      }
    }
    return true;
  }

  /** The two as one, to be used where each tells the other's value. */
  Factor with(Factor same) {
    List<TrialAxis> both = new ArrayList<>(axes);
    both.addAll(same.axes);
    return new Factor(both, levels, curve, isJoined || same.isJoined);
  }

  /** Whether each of its values has several of the other, which nothing else has. */
  boolean nests(Factor inner) {
    Map<Integer, Set<Integer>> within = new HashMap<>();
    for (int i = 0; i < levels.length; i++) {
      within.computeIfAbsent(levels[i], unseen -> new HashSet<>()).add(inner.levels[i]);
    }
    return inner.refines(this) && within.values().stream().allMatch(some -> some.size() > 1);
  }

  /** The two as one that has a value for each pair of theirs; neither is a curve. */
  Factor joined(Factor other) {
    Map<List<Integer>, Integer> seen = new HashMap<>();
    int[] pairs = new int[levels.length];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = seen.computeIfAbsent(List.of(levels[i], other.levels[i]), p -> seen.size());
    }
    return new Factor(with(other).axes, pairs, List.of(), true);
  }

  /** The same for some of the trials. */
  Factor only(int[] trials) {
    return new Factor(
        axes,
        Arrays.stream(trials).map(i -> levels[i]).toArray(),
        curve.stream()
            .map(column -> Arrays.stream(trials).mapToDouble(i -> column[i]).toArray())
            .toList(),
        isJoined);
  }

  String name() {
    return axes.size() == 1
        ? axes.get(0).key()
        : axes.get(0).key()
            + axes.stream()
                .skip(1)
                .map(TrialAxis::key)
                .collect(Collectors.joining(", ", " (with ", ")"));
  }

  static double[] indicator(int[] levels, int level) {
    return Arrays.stream(levels).mapToDouble(one -> one == level ? 1 : 0).toArray();
  }
}
