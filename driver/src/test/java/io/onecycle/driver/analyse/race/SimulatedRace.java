package io.onecycle.driver.analyse.race;

import io.onecycle.driver.sweep.SequentialSeeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Sweeps whose scores are drawn: each setting has its mean and its spread, and each seed some luck
 * that all settings share. A race takes nothing from seeds that it would not have asked for, so all
 * are drawn at once.
 */
final class SimulatedRace {

  static final SequentialSeeds THREE_TO_TEN = new SequentialSeeds(1, 3, 10, OptionalDouble.empty());

  private final SequentialSeeds rule;
  private final double[] means;
  private final double[] sds;
  private final double shared;
  private double collapses;
  private double step;

  SimulatedRace(SequentialSeeds rule, double[] means, double[] sds, double shared) {
    this.rule = rule;
    this.means = means.clone();
    this.sds = sds.clone();
    this.shared = shared;
  }

  /** All are alike and independent. */
  static SimulatedRace ofEqual(int settings) {
    double[] sds = new double[settings];
    Arrays.fill(sds, 1);
    return new SimulatedRace(THREE_TO_TEN, new double[settings], sds, 1);
  }

  /** A trial does not learn with this probability: it is worth 200 standard deviations less. */
  SimulatedRace collapsing(double probability) {
    collapses = probability;
    return this;
  }

  /** Scores are multiples of this. */
  SimulatedRace rounded(double to) {
    step = to;
    return this;
  }

  /** How one sweep ended. */
  record Ended(Race race, int settings) {

    boolean isOut(int setting) {
      return race.standing(name(setting)).isOut();
    }

    boolean isAnyOut() {
      return IntStream.range(0, settings).anyMatch(this::isOut);
    }

    int trials() {
      return IntStream.range(0, settings).map(i -> race.standing(name(i)).seeds()).sum();
    }
  }

  List<Ended> sweeps(int howMany) {
    Random random = new Random(20180326);
    return IntStream.range(0, howMany)
        .mapToObj(sweep -> new Ended(Race.of(rule, entrants(random)), means.length))
        .toList();
  }

  /** With all seeds that there are. */
  List<Entrant> entrants(Random random) {
    List<List<SeedResult>> all = new ArrayList<>();
    IntStream.range(0, means.length).forEach(i -> all.add(new ArrayList<>()));
    for (int seed = 0; seed < rule.max(); seed++) {
      double luck = shared * random.nextGaussian();
      for (int i = 0; i < means.length; i++) {
        double score = means[i] + luck + sds[i] * random.nextGaussian();
        boolean isCollapsed = collapses > 0 && random.nextDouble() < collapses;
        double exact = isCollapsed ? -200 : score;
        double seen = step > 0 ? Math.rint(exact / step) * step : exact;
        all.get(i).add(new SeedResult(OptionalDouble.of(seen), isCollapsed, step));
      }
    }
    return IntStream.range(0, means.length)
        .mapToObj(i -> new Entrant(name(i), name(i), all.get(i)))
        .toList();
  }

  static String name(int setting) {
    return Integer.toString(setting);
  }
}
