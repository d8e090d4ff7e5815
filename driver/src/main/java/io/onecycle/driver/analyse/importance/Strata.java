package io.onecycle.driver.analyse.importance;

import java.util.Arrays;

/**
 * The differences between trials, split by where they come from: between settings, between the
 * seeds that settings share (blocks), and what remains. In sums of squares, each adjusted for the
 * others.
 *
 * @param trials how many there are
 * @param settings between settings
 * @param seeds between seeds; no degrees of freedom where settings do not share seeds
 * @param noise between trials of one setting, beyond what their seeds do everywhere
 */
record Strata(int trials, Fit.Gain settings, Fit.Gain seeds, Fit.Gain noise) {

  static Strata of(Design design) {
    return design.isPaired() ? paired(design) : adjusted(design);
  }

  /** Of settings that all have the same seeds: from means alone. */
  private static Strata paired(Design design) {
    int settings = design.settingCount();
    int seeds = design.seedCount();
    double mean = Arrays.stream(design.observed()).average().orElseThrow();
    double total = Arrays.stream(design.observed()).map(y -> (y - mean) * (y - mean)).sum();
    double between = seeds * spread(means(design, design.settings()), mean);
    double blocks = settings * spread(means(design, design.seeds()), mean);
    double rest = Math.max(0, total - between - blocks);
    return new Strata(
        design.observed().length,
        new Fit.Gain(between, settings - 1),
        new Fit.Gain(blocks, seeds - 1),
        new Fit.Gain(rest, (settings - 1) * (seeds - 1)));
  }

  private static Strata adjusted(Design design) {
    Condensed rows = Condensed.of(design, isBlocked(design));
    Fit.Gain noise = new Fit.Gain(rows.leftSquares(), rows.leftDf());
    Fit.Gain settings = alone(design, design.settings());
    if (!isBlocked(design)) {
      return new Strata(design.observed().length, settings, new Fit.Gain(0, 0), noise);
    }
    Fit.Gain seeds = alone(design, design.seeds());
    double together = new Fit(rows).residualSquares();
    return new Strata(
        design.observed().length,
        adjusted(together, rows.rank() - 1, seeds),
        adjusted(together, rows.rank() - 1, settings),
        noise);
  }

  private static Fit.Gain adjusted(double together, int df, Fit.Gain other) {
    return new Fit.Gain(Math.max(0, together - other.sumOfSquares()), df - other.df());
  }

  /** What settings explain, or seeds, if nothing else does. */
  private static Fit.Gain alone(Design design, int[] index) {
    double[] means = means(design, index);
    double mean = Arrays.stream(design.observed()).average().orElseThrow();
    double squares =
        Arrays.stream(index).mapToDouble(i -> (means[i] - mean) * (means[i] - mean)).sum();
    return new Fit.Gain(squares, means.length - 1);
  }

  /** Whether settings share seeds, so that a seed's luck can be told from a setting's merit. */
  static boolean isBlocked(Design design) {
    return design.seedCount() > 1 && 2 * design.seedCount() <= design.observed().length;
  }

  /** The mean of each setting, or of each seed. */
  static double[] means(Design design, int[] index) {
    return means(design.observed(), index);
  }

  static double[] means(double[] values, int[] index) {
    double[] sums = new double[1 + Arrays.stream(index).max().orElseThrow()];
    int[] counts = new int[sums.length];
    for (int i = 0; i < index.length; i++) {
      sums[index[i]] += values[i];
      counts[index[i]]++;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= counts[i];
    }
    return sums;
  }

  private static double spread(double[] values, double around) {
    return Arrays.stream(values).map(v -> (v - around) * (v - around)).sum();
  }
}
