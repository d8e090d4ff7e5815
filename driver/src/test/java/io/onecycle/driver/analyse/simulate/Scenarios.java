package io.onecycle.driver.analyse.simulate;

import io.onecycle.driver.analyse.simulate.MadeUpSweep.Noise;
import io.onecycle.driver.analyse.simulate.MadeUpSweep.Truth;
import io.onecycle.driver.table.TrialRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The kinds of sweeps that a verdict must be true of. */
final class Scenarios {

  static final int[] SEEDS = {2, 3, 5, 10};

  private static final double COMMON = 0.004;
  private static final int EXAMPLES = 600;

  private Scenarios() {}

  /** All of them. */
  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (int n : SEEDS) {
      for (int k : new int[] {2, 4, 10, 20}) {
        all.add(equal(k, n));
        all.add(collapsing(k, n));
      }
      unequalSpread(n, all);
      oddNoise(n, all);
      all.add(Scenario.of("2 best, 2 by 6 sd", normal(means(0, 0, -6, -6)), n));
      all.add(oneBest(n));
      all.add(Scenario.of("1 sd apart", normal(means(0, -1, -2, -3)), n));
      all.add(sameExamples(n));
      for (int k : new int[] {4, 10}) {
        all.add(normalEffects(k, 1, n));
        all.add(normalEffects(k, 3, n));
      }
    }
    for (int n : new int[] {3, 5}) {
      all.add(unequalBudgets(n));
      all.add(halving(n));
      all.add(freshSeeds(n));
    }
    return all;
  }

  static Scenario equal(int k, int n) {
    return Scenario.of("equal", normal(decays(k, i -> 0, i -> 1)), n);
  }

  static Scenario oneBest(int n) {
    return Scenario.of("1 best by 3 sd", normal(means(0, -3, -3, -3)), n);
  }

  /** One trial in ten diverges, whatever its setting. */
  static Scenario collapsing(int k, int n) {
    return Scenario.of(
        "equal, 10 % diverge",
        new MadeUpSweep(decays(k, i -> 0, i -> 1), Noise.NORMAL, COMMON, EXAMPLES, true, 0.1), n);
  }

  static Scenario sameExamples(int n) {
    return Scenario.of(
        "equal, all seeds on the same examples",
        new MadeUpSweep(decays(4, i -> 0, i -> 1), Noise.NORMAL, COMMON, EXAMPLES, false, 0),
        n);
  }

  private static void unequalSpread(int n, List<Scenario> all) {
    double[] rising = {1, 2, 4, 8};
    double[] oneLarge = {0.5, 0.5, 0.5, 8};
    double[] oneSmall = {8, 8, 8, 0.5};
    all.add(Scenario.of("equal, sd 1:2:4:8", normal(decays(4, i -> 0, i -> rising[i])), n));
    all.add(Scenario.of("equal, one sd × 16", normal(decays(4, i -> 0, i -> oneLarge[i])), n));
    all.add(Scenario.of("equal, three sd × 16", normal(decays(4, i -> 0, i -> oneSmall[i])), n));
    all.add(
        Scenario.of(
            "equal, half the sd × 16", normal(decays(10, i -> 0, i -> i < 5 ? 0.5 : 8)), n));
  }

  private static void oddNoise(int n, List<Scenario> all) {
    for (int k : new int[] {4, 10}) {
      for (Noise noise : List.of(Noise.SKEWED, Noise.HEAVY)) {
        all.add(
            Scenario.of(
                "equal, " + (noise == Noise.SKEWED ? "skewed" : "t with 3 df"),
                new MadeUpSweep(decays(k, i -> 0, i -> 1), noise, COMMON, EXAMPLES, true, 0),
                n));
      }
      all.add(
          Scenario.of(
              "equal, 100 examples",
              new MadeUpSweep(decays(k, i -> 0, i -> 1), Noise.NORMAL, COMMON, 100, true, 0),
              n));
    }
  }

  /** Another truth for each sweep. */
  static Scenario normalEffects(int k, double spread, int n) {
    return new Scenario(
        "effects normal, sd " + Math.round(spread),
        k,
        n,
        random -> {
          double[] effects =
              IntStream.range(0, k).mapToDouble(i -> spread * random.nextGaussian()).toArray();
          MadeUpSweep truth = normal(means(effects));
          return new Scenario.Drawn(
              truth, Tally.byDecay(truth.trials(1, n, random), truth.rotates()));
        });
  }

  /** 24 learning rates of one weight decay, one of each other. */
  static Scenario unequalBudgets(int n) {
    List<Truth> settings = new ArrayList<>();
    for (int rate = 0; rate < 24; rate++) {
      settings.add(truth(1, rate, 0));
    }
    settings.add(truth(2, 0, 0));
    settings.add(truth(3, 0, 0));
    return Scenario.of("24 settings of one of 3 equal", normal(settings), n);
  }

  /** The best ninth of 24 learning rates of each of three equal weight decays. */
  static Scenario halving(int n) {
    return new Scenario(
        "halving 3 × 24 to 3 × 3, equal",
        9,
        n,
        random -> {
          double[] late = new double[24];
          for (int rate = 1; rate < late.length; rate++) {
            late[rate] = -Math.abs(3 * random.nextGaussian());
          }
          List<Truth> kept = new ArrayList<>();
          for (int decay = 1; decay <= 3; decay++) {
            kept.addAll(best(decay, late, random));
          }
          MadeUpSweep truth = normal(kept);
          return new Scenario.Drawn(truth, Tally.byDecay(truth.trials(1, n, random), true));
        });
  }

  /** Three of them, by how they seemed early in training; equal weight decays have the same. */
  private static List<Truth> best(int decay, double[] late, SplittableRandom random) {
    double[] early =
        IntStream.range(0, late.length)
            .mapToDouble(rate -> late[rate] + 2 * random.nextGaussian())
            .toArray();
    return IntStream.range(0, late.length)
        .boxed()
        .sorted(Comparator.comparing((Integer rate) -> early[rate]).reversed())
        .limit(3)
        .map(rate -> truth(decay, rate, late[rate]))
        .toList();
  }

  /** Of 24 learning rates each weight decay's best by three seeds, judged by fresh ones. */
  static Scenario freshSeeds(int n) {
    List<Truth> settings = new ArrayList<>();
    for (int decay = 1; decay <= 3; decay++) {
      for (int rate = 0; rate < 24; rate++) {
        settings.add(truth(decay, rate, -Math.pow((rate - 12) / 4.0, 2)));
      }
    }
    MadeUpSweep grid = normal(settings);
    return new Scenario(
        "best of 24 by 3 seeds, fresh seeds",
        3,
        n,
        random -> {
          Map<Double, Map<Double, Double>> seen =
              grid.trials(1, 3, random).stream()
                  .collect(
                      Collectors.groupingBy(
                          row -> row.setting().weightDecay().last(),
                          Collectors.groupingBy(
                              row -> row.setting().maxLr().last(),
                              Collectors.averagingDouble(Scenarios::accuracy))));
          List<Truth> chosen =
              seen.entrySet().stream()
                  .map(
                      of ->
                          settings.stream()
                              .filter(one -> one.decay() == of.getKey())
                              .max(Comparator.comparing(one -> of.getValue().get(one.lr())))
                              .orElseThrow())
                  .toList();
          MadeUpSweep truth = normal(chosen);
          return new Scenario.Drawn(truth, Tally.byDecay(truth.trials(4, n, random), true));
        });
  }

  private static double accuracy(TrialRow row) {
    return row.scores().finalAccuracy().orElseThrow();
  }

  /** The truth about settings whose means are so many standard deviations of a run from a level. */
  static List<Truth> means(double... means) {
    return decays(means.length, i -> means[i], i -> 1);
  }

  static List<Truth> decays(int k, IntToDoubleFunction mean, IntToDoubleFunction sd) {
    return IntStream.range(0, k)
        .mapToObj(
            i ->
                new Truth(
                    (i + 1) * 1e-4,
                    0.1,
                    MadeUpSweep.LEVEL + MadeUpSweep.SD * mean.applyAsDouble(i),
                    MadeUpSweep.SD * sd.applyAsDouble(i)))
        .toList();
  }

  private static Truth truth(int decay, int rate, double mean) {
    return new Truth(
        decay * 1e-4, 0.01 * (rate + 1), MadeUpSweep.LEVEL + MadeUpSweep.SD * mean, MadeUpSweep.SD);
  }

  static MadeUpSweep normal(List<Truth> truths) {
    return new MadeUpSweep(truths, Noise.NORMAL, COMMON, EXAMPLES, true, 0);
  }
}
