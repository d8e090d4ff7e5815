package io.onecycle.driver.analyse.importance;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Trials as the linear model takes them. */
final class Design {

  /** As many settings as a curve needs for each axis; with fewer, values count as they are. */
  private static final int SETTINGS_PER_CURVE = 10;

  private static final List<TrialAxis> ORDER =
      List.of(
          TrialAxis.SCHEDULE,
          TrialAxis.WEIGHT_DECAY,
          TrialAxis.MAX_LR,
          TrialAxis.MOMENTUM,
          TrialAxis.DIV,
          TrialAxis.PCT);

  private final double[] observed;
  private final List<Factor> factors;
  private final int[] settings;
  private final int[] seeds;

  /**
   * A design.
   *
   * @param observed the value that is explained, one for each trial
   * @param factors what may explain it
   * @param settings which setting each trial has, from 0
   * @param seeds which seed each trial has, from 0
   */
  Design(double[] observed, List<Factor> factors, int[] settings, int[] seeds) {
    this.observed = observed;
    this.factors = List.copyOf(factors);
    this.settings = settings;
    this.seeds = seeds;
  }

  /**
   * The design of trials.
   *
   * @param objective what is explained; all of them have it
   * @param axes how axes enter
   */
  static Design of(Collection<TrialRow> trials, Objective objective, AxisLevels axes) {
    List<TrialRow> ordered =
        trials.stream()
            .sorted(Comparator.comparing(TrialRow::settingId).thenComparing(TrialRow::seed))
            .toList();
    int[] settings = index(ordered.stream().map(TrialRow::settingId).toList());
    return Confounding.resolved(
        new Design(
            ordered.stream()
                .mapToDouble(trial -> Objectives.last(trial, objective).orElseThrow())
                .toArray(),
            factors(ordered, count(settings), axes),
            settings,
            index(ordered.stream().map(TrialRow::seed).toList())));
  }

  double[] observed() {
    return observed;
  }

  List<Factor> factors() {
    return factors;
  }

  int[] settings() {
    return settings;
  }

  int[] seeds() {
    return seeds;
  }

  int settingCount() {
    return count(settings);
  }

  int seedCount() {
    return count(seeds);
  }

  /** Whether every setting has every seed. */
  boolean isPaired() {
    return observed.length == settingCount() * seedCount();
  }

  /** Whether there is a trial of every combination of the factors' values with every seed. */
  boolean isComplete() {
    long combinations = factors.stream().mapToLong(Factor::levelCount).reduce(1, (a, b) -> a * b);
    return isPaired() && !hasCurves() && settingCount() == combinations;
  }

  boolean hasCurves() {
    return factors.stream().anyMatch(Factor::isCurve);
  }

  /** The same with one trial for each setting, which has the mean of its seeds. */
  Design averaged() {
    int[] first =
        IntStream.range(0, settings.length)
            .filter(i -> i == 0 || settings[i] != settings[i - 1])
            .toArray();
    return new Design(
        Strata.means(this, settings),
        factors.stream().map(factor -> factor.only(first)).toList(),
        IntStream.range(0, first.length).toArray(),
        new int[first.length]);
  }

  /** The same with two factors as one. */
  Design joining(int one, int other) {
    List<Factor> joined = new ArrayList<>(factors);
    joined.set(one, factors.get(one).joined(factors.get(other)));
    joined.remove(other);
    return new Design(observed, joined, settings, seeds);
  }

  /** Axes that count as one, since they cannot be told apart. */
  List<List<TrialAxis>> together() {
    return factors.stream().filter(Factor::isJoined).map(Factor::axes).toList();
  }

  List<double[]> columns(int[] index) {
    return IntStream.range(0, count(index)).mapToObj(i -> Factor.indicator(index, i)).toList();
  }

  private static List<Factor> factors(List<TrialRow> trials, int settings, AxisLevels axes) {
    Map<TrialAxis, Factor> varied = new TreeMap<>(Comparator.comparing(ORDER::indexOf));
    for (TrialAxis axis : ORDER) {
      Factor factor =
          Factor.ofValues(axis, trials.stream().map(trial -> axes.valueOf(axis, trial)).toList());
      if (factor.levelCount() > 1) {
        varied.put(axis, factor);
      }
    }
    List<TrialAxis> scattered =
        varied.keySet().stream()
            .filter(axis -> 2 * varied.get(axis).levelCount() > settings)
            .filter(axis -> axis != TrialAxis.SCHEDULE)
            .toList();
    if (scattered.size() > 1 && settings >= SETTINGS_PER_CURVE * scattered.size()) {
      scattered.forEach(
          axis ->
              varied.computeIfPresent(
                  axis, (key, factor) -> factor.asCurve(axes.coordinates(axis, trials))));
    }
    List<Factor> distinct = new ArrayList<>();
    varied.values().forEach(factor -> merge(factor, distinct));
    return distinct;
  }

  private static void merge(Factor factor, List<Factor> into) {
    for (int i = 0; i < into.size(); i++) {
      if (into.get(i).refines(factor) && factor.refines(into.get(i))) {
        into.set(i, into.get(i).with(factor));
        return;
      }
    }
    into.add(factor);
  }

  private static int[] index(List<?> keys) {
    Map<Object, Integer> places =
        keys.stream()
            .distinct()
            .collect(Collectors.toMap(key -> key, key -> 0, (a, b) -> a, LinkedHashMap::new));
    int next = 0;
    for (Map.Entry<Object, Integer> place : places.entrySet()) {
      place.setValue(next);
      next++;
    }
    return keys.stream().mapToInt(places::get).toArray();
  }

  private static int count(int[] index) {
    return 1 + Arrays.stream(index).max().orElse(-1);
  }
}
