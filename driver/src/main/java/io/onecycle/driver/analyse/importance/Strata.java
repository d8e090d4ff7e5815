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
    Fit settings = new Fit(design.observed());
    Fit.Gain alone = settings.add(design.columns(design.settings()));
    if (!isBlocked(design)) {
      return new Strata(
          design.observed().length,
          alone,
          new Fit.Gain(0, 0),
          new Fit.Gain(settings.residualSquares(), settings.residualDf()));
    }
    Fit seeds = new Fit(design.observed());
    Fit.Gain first = seeds.add(design.columns(design.seeds()));
    Fit.Gain blocks = settings.add(design.columns(design.seeds()));
    double between = alone.sumOfSquares() + blocks.sumOfSquares() - first.sumOfSquares();
    return new Strata(
        design.observed().length,
        new Fit.Gain(Math.max(0, between), alone.df() + blocks.df() - first.df()),
        blocks,
        new Fit.Gain(settings.residualSquares(), settings.residualDf()));
  }

  /** Whether settings share seeds, so that a seed's luck can be told from a setting's merit. */
  static boolean isBlocked(Design design) {
    return design.seedCount() > 1 && 2 * design.seedCount() <= design.observed().length;
  }

  /** The mean of each setting, or of each seed. */
  static double[] means(Design design, int[] index) {
    double[] sums = new double[1 + Arrays.stream(index).max().orElseThrow()];
    int[] counts = new int[sums.length];
    for (int i = 0; i < index.length; i++) {
      sums[index[i]] += design.observed()[i];
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
