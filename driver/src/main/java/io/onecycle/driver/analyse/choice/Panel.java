package io.onecycle.driver.analyse.choice;

import io.onecycle.worker.check.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Scores of settings that share seeds, the larger the better.
 *
 * <p>A score is the mean of examples that are right or wrong, so it is known to a step only: two
 * settings may differ by the same number of examples with each of a few seeds by chance. The
 * variance of that rounding, step²/12 for each score, is added to every difference's.
 */
public final class Panel {

  private final double[][] scores;
  private final boolean[][] collapsed;
  private final double step;

  private Panel(double[][] scores, boolean[][] collapsed, double step) {
    this.scores = scores;
    this.collapsed = collapsed;
    this.step = step;
  }

  /**
   * Of scores that are all ordinary.
   *
   * @param scores of each setting by seed; NaN where there is none
   * @param step in which scores differ; 0 if it is rounding of doubles
   */
  public static Panel of(double[][] scores, double step) {
    double[][] copy = Arrays.stream(scores).map(double[]::clone).toArray(double[][]::new);
    return new Panel(
        copy,
        Arrays.stream(copy).map(row -> new boolean[row.length]).toArray(boolean[][]::new),
        step);
  }

  /**
   * Of scores by seed.
   *
   * @param scores of each setting
   * @param collapsed of each setting the seeds that did not learn: their score is that of chance
   */
  public static Panel of(
      List<? extends Map<Long, Double>> scores, List<? extends Set<Long>> collapsed, double step) {
    Require.that(
        scores.size() == collapsed.size(), "collapsed", collapsed.size(), "one for each setting");
    SortedSet<Long> seeds = new TreeSet<>();
    scores.forEach(one -> seeds.addAll(one.keySet()));
    double[][] values = new double[scores.size()][seeds.size()];
    boolean[][] lost = new boolean[scores.size()][seeds.size()];
    for (int setting = 0; setting < values.length; setting++) {
      int at = 0;
      for (long seed : seeds) {
        values[setting][at] = scores.get(setting).getOrDefault(seed, Double.NaN);
        lost[setting][at++] = collapsed.get(setting).contains(seed);
      }
    }
    return new Panel(values, lost, step);
  }

  public int settings() {
    return scores.length;
  }

  /** Seeds that any setting has a score of. */
  public int seeds() {
    return scores.length == 0 ? 0 : scores[0].length;
  }

  /** Of one setting with one seed; NaN where there is none. */
  double score(int setting, int seed) {
    return scores[setting][seed];
  }

  boolean has(int setting, int seed) {
    return !Double.isNaN(scores[setting][seed]);
  }

  boolean isCollapsed(int setting, int seed) {
    return collapsed[setting][seed];
  }

  /** How many seeds two settings share. */
  public int shared(int first, int second) {
    return (int)
        IntStream.range(0, seeds()).filter(seed -> has(first, seed) && has(second, seed)).count();
  }

  /** How many scores a setting has. */
  public int count(int setting) {
    return (int) Arrays.stream(scores[setting]).filter(score -> !Double.isNaN(score)).count();
  }

  /** What rounding adds to the variance of a difference. */
  double roundingVariance() {
    double largest =
        Arrays.stream(scores)
            .flatMapToDouble(Arrays::stream)
            .filter(score -> !Double.isNaN(score))
            .map(Math::abs)
            .max()
            .orElse(0);
    double doubles = 1e-12 * Math.max(1, largest);
    return Math.max(step * step / 6, doubles * doubles);
  }

  /** The same without the scores of seeds that did not learn. */
  public Panel withoutCollapsed() {
    double[][] kept = new double[settings()][];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = scores[i].clone();
      for (int seed = 0; seed < kept[i].length; seed++) {
        kept[i][seed] = collapsed[i][seed] ? Double.NaN : kept[i][seed];
      }
    }
    return of(kept, step);
  }

  /** The same of fewer settings, in the given order, with the seeds that any of them has. */
  public Panel only(List<Integer> settings) {
    int[] seeds =
        IntStream.range(0, seeds())
            .filter(seed -> settings.stream().anyMatch(setting -> has(setting, seed)))
            .toArray();
    double[][] values = new double[settings.size()][seeds.length];
    boolean[][] lost = new boolean[settings.size()][seeds.length];
    for (int i = 0; i < values.length; i++) {
      for (int s = 0; s < seeds.length; s++) {
        values[i][s] = scores[settings.get(i)][seeds[s]];
        lost[i][s] = collapsed[settings.get(i)][seeds[s]];
      }
    }
    return new Panel(values, lost, step);
  }

  /** The same of the first so many seeds. */
  Panel first(int seeds) {
    return new Panel(
        Arrays.stream(scores).map(row -> Arrays.copyOf(row, seeds)).toArray(double[][]::new),
        Arrays.stream(collapsed).map(row -> Arrays.copyOf(row, seeds)).toArray(boolean[][]::new),
        step);
  }
}
