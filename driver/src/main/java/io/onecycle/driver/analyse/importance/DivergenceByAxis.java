package io.onecycle.driver.analyse.importance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.driver.analyse.stats.Holm;
import io.onecycle.driver.table.TrialRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Whether it depends on an axis which trials diverge. For each axis a permutation test (R. A.
 * Fisher, 1935): how often the axis's values, dealt to the settings at random, separate diverging
 * from other settings as well as they do. Settings are dealt, not trials: seeds of one setting tend
 * to diverge together.
 *
 * @param axis the one with the smallest p-value
 * @param pValue adjusted by Holm for the number of axes
 * @param counts diverged and ended trials of each of its values
 */
public record DivergenceByAxis(TrialAxis axis, double pValue, Map<String, Count> counts) {

  private static final int PERMUTATIONS = 9999;
  private static final double TIE = 1e-9;

  /**
   * Trials at one value of the axis.
   *
   * @param diverged of them
   * @param ended completed or diverged
   */
  public record Count(int diverged, int ended) {}

  private record Tested(TrialAxis axis, double p) {}

  /** Whether chance alone would rarely (in 5 of 100 sweeps) separate diverging settings so. */
  public boolean isSignificant() {
    return pValue < Estimate.ERROR;
  }

  /** The test; empty if no trial or every trial diverged, or no axis varies. */
  static Optional<DivergenceByAxis> of(List<TrialRow> trials, AxisLevels axes) {
    List<TrialRow> ended = trials.stream().filter(trial -> !trial.isFailed()).toList();
    Map<String, List<TrialRow>> settings =
        ended.stream().collect(groupingBy(TrialRow::settingId, TreeMap::new, toList()));
    long diverged = ended.stream().filter(TrialRow::isDiverged).count();
    if (diverged == 0 || diverged == ended.size()) {
      return Optional.empty();
    }
    List<Tested> tests = new ArrayList<>();
    for (TrialAxis axis : TrialAxis.OF_THE_GRID) {
      List<String> values =
          settings.values().stream().map(of -> axes.valueOf(axis, of.get(0))).toList();
      if (values.stream().distinct().count() > 1) {
        tests.add(new Tested(axis, permuted(values, shares(settings))));
      }
    }
    List<Double> adjusted = Holm.adjust(tests.stream().map(Tested::p).toList());
    return tests.stream()
        .min(Comparator.comparing(Tested::p))
        .map(
            least ->
                new DivergenceByAxis(
                    least.axis,
                    adjusted.get(tests.indexOf(least)),
                    counts(ended, least.axis, axes)));
  }

  private static double[] shares(Map<String, List<TrialRow>> settings) {
    return settings.values().stream()
        .mapToDouble(of -> of.stream().filter(TrialRow::isDiverged).count() / (double) of.size())
        .toArray();
  }

  private static double permuted(List<String> values, double[] shares) {
    int[] levels = Factor.ofValues(TrialAxis.SETTING, values).levels();
    double found = separation(levels, shares);
    double[] dealt = shares.clone();
    RandomGenerator random = new Well19937c(1935);
    int atLeast = 1;
    for (int i = 0; i < PERMUTATIONS; i++) {
      shuffle(dealt, random);
      atLeast += separation(levels, dealt) >= found - TIE ? 1 : 0;
    }
    return atLeast / (PERMUTATIONS + 1.0);
  }

  private static void shuffle(double[] values, RandomGenerator random) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      double value = values[i];
      values[i] = values[other];
      values[other] = value;
    }
  }

  /** The sum of squares between values; that in total is the same for every permutation. */
  private static double separation(int[] levels, double[] shares) {
    double[] sums = new double[levels.length];
    int[] sizes = new int[levels.length];
    for (int i = 0; i < shares.length; i++) {
      sums[levels[i]] += shares[i];
      sizes[levels[i]]++;
    }
    return IntStream.range(0, sums.length)
        .filter(level -> sizes[level] > 0)
        .mapToDouble(level -> sums[level] * sums[level] / sizes[level])
        .sum();
  }

  private static Map<String, Count> counts(List<TrialRow> trials, TrialAxis axis, AxisLevels axes) {
    Map<String, Count> counts = new LinkedHashMap<>();
    trials.stream()
        .sorted(Comparator.comparing((TrialRow trial) -> axes.valueOf(axis, trial)))
        .forEach(
            trial ->
                counts.merge(
                    axes.valueOf(axis, trial),
                    new Count(trial.isDiverged() ? 1 : 0, 1),
                    (a, b) -> new Count(a.diverged + b.diverged, a.ended + b.ended)));
    return counts;
  }
}
