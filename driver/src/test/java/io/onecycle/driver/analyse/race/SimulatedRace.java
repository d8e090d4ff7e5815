package io.onecycle.driver.analyse.race;

import io.onecycle.driver.sweep.SequentialSeeds;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Sweeps whose scores are drawn: each setting has its mean and its spread, and each seed some luck
 * that all settings share.
 */
final class SimulatedRace {

  static final SequentialSeeds THREE_TO_TEN = new SequentialSeeds(1, 3, 10, OptionalDouble.empty());

  private final SequentialSeeds rule;
  private final double[] means;
  private final double[] sds;
  private final double shared;

  SimulatedRace(SequentialSeeds rule, double[] means, double[] sds, double shared) {
    this.rule = rule;
    this.means = means.clone();
    this.sds = sds.clone();
    this.shared = shared;
  }

  /** How one sweep ended. */
  record Ended(Race race, int trials) {

    boolean isOut(int setting) {
      return race.isOut(Integer.toString(setting));
    }

    boolean isAnyOut(int settings) {
      return IntStream.range(0, settings).anyMatch(this::isOut);
    }
  }

  List<Ended> sweeps(int howMany) {
    Random random = new Random(20180326);
    Supplier<Ended> one = () -> run(random);
    return IntStream.range(0, howMany).mapToObj(i -> one.get()).toList();
  }

  private Ended run(Random random) {
    List<Race.Entrant> entrants = new ArrayList<>();
    for (int i = 0; i < means.length; i++) {
      entrants.add(new Race.Entrant(name(i), name(i), new TreeMap<>(), 0));
    }
    List<Race.Entrant> next = entrants;
    for (long seed = 1; seed <= rule.max() && !next.isEmpty(); seed++) {
      double luck = shared * random.nextGaussian();
      for (Race.Entrant entrant : next) {
        int i = Integer.parseInt(entrant.id());
        entrant.scores().put(seed, means[i] + luck + sds[i] * random.nextGaussian());
      }
      if (seed >= rule.min()) {
        Race race = Race.of(rule, entrants);
        next = entrants.stream().filter(one -> race.isOpen(one.id())).toList();
      }
    }
    return new Ended(
        Race.of(rule, entrants), entrants.stream().mapToInt(one -> one.scores().size()).sum());
  }

  /** All scores that a sweep of a fixed number of seeds would have. */
  List<SortedMap<Long, Double>> fixed(Random random) {
    List<SortedMap<Long, Double>> all = new ArrayList<>();
    IntStream.range(0, means.length).forEach(i -> all.add(new TreeMap<>()));
    for (long seed = 1; seed <= rule.max(); seed++) {
      double luck = shared * random.nextGaussian();
      for (int i = 0; i < means.length; i++) {
        all.get(i).put(seed, means[i] + luck + sds[i] * random.nextGaussian());
      }
    }
    return all;
  }

  private static String name(int setting) {
    return Integer.toString(setting);
  }
}
