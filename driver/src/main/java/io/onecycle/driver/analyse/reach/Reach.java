package io.onecycle.driver.analyse.reach;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.SettingResult;
import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.trial.score.Objective;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many iterations each setting needs to reach a value of the objective, such as an accuracy, on
 * the validation set. It is measured at the end of each epoch, so that is how fine the counts are.
 * A trial that got there and diverged later does not count as one that did.
 *
 * @param objective what is reached
 * @param value that is reached; of accuracy, in (0, 1]
 * @param seeds that all settings were trained with, which alone count; empty where there are none:
 *     each setting is then told by its own, and no ratio is
 * @param isOfSome whether some setting has more seeds
 * @param settings the fewest iterations first; those that some seed never got there with come last
 */
public record Reach(
    Objective objective,
    double value,
    SortedSet<Long> seeds,
    boolean isOfSome,
    List<ReachedSetting> settings) {

  private static final Comparator<ReachedSetting> FEWEST_FIRST =
      Comparator.comparing((ReachedSetting one) -> !one.isReachedByAll())
          .thenComparing(one -> one.typical().orElse(Double.POSITIVE_INFINITY))
          .thenComparing(one -> -one.reached().size())
          .thenComparing(ReachedSetting::iterations)
          .thenComparing(ReachedSetting::label);

  public Reach {
    if (Objectives.isAccuracy(objective)) {
      Require.that(value > 0 && value <= 1, "--reach", value, "an accuracy in (0, 1]");
    }
    Require.that(Double.isFinite(value), "--reach", value, "a number");
    seeds = Collections.unmodifiableSortedSet(new TreeSet<>(seeds));
    settings = List.copyOf(settings);
  }

  /** What a trial tells: when it got there, if it did; unknown where its curve is missing. */
  private record Seen(TrialRow trial, OptionalInt reached, boolean isUnknown) {}

  /**
   * From trials, which may be of several sweeps; failed ones are left out.
   *
   * @param curves of a trial, by its id
   */
  public static Reach of(
      List<TrialRow> trials, Function<String, List<CurveRow>> curves, double value) {
    Objective objective = Objectives.of(trials);
    List<TrialRow> ended = trials.stream().filter(trial -> !trial.isFailed()).toList();
    List<TrialAxis> varied = Comparison.of(ended, TrialAxis.SETTING).coverage().varied();
    Collection<List<Seen>> bySetting =
        ended.stream()
            .map(trial -> seen(trial, curves.apply(trial.trialId()), objective, value))
            .collect(Collectors.groupingBy(seen -> seen.trial().settingId()))
            .values();
    SortedSet<Long> shared = shared(bySetting);
    List<ReachedSetting> settings =
        bySetting.stream()
            .map(ofOne -> setting(ofOne, shared, varied, objective))
            .sorted(FEWEST_FIRST)
            .toList();
    boolean isOfSome =
        !shared.isEmpty()
            && bySetting.stream()
                .flatMap(List::stream)
                .anyMatch(seen -> !seen.isUnknown() && !shared.contains(seen.trial().seed()));
    return new Reach(
        objective,
        value,
        shared,
        isOfSome,
        shared.isEmpty() ? settings : againstTheFirst(settings));
  }

  private static Seen seen(
      TrialRow trial, List<CurveRow> curve, Objective objective, double value) {
    // One that ran away before its first iteration has none either, and got nowhere.
    boolean trained = trial.isCompleted() || trial.scores().finalTrainLoss().isPresent();
    OptionalInt reached =
        curve.stream()
            .filter(row -> !trial.isDiverged())
            .filter(row -> isReached(row, objective, value))
            .mapToInt(row -> row.iteration() + 1)
            .min();
    return new Seen(trial, reached, curve.isEmpty() && trained);
  }

  /** Ranks and ratios over different seeds would contradict each other. */
  private static SortedSet<Long> shared(Collection<List<Seen>> settings) {
    List<Set<Long>> each =
        settings.stream()
            .map(
                ofOne ->
                    ofOne.stream()
                        .filter(seen -> !seen.isUnknown())
                        .map(seen -> seen.trial().seed())
                        .collect(Collectors.toSet()))
            .filter(seeds -> !seeds.isEmpty())
            .toList();
    NavigableSet<Long> shared = new TreeSet<>(each.isEmpty() ? Set.of() : each.get(0));
    each.forEach(shared::retainAll);
    return shared;
  }

  private static ReachedSetting setting(
      List<Seen> all, SortedSet<Long> shared, List<TrialAxis> varied, Objective objective) {
    List<Seen> counted =
        all.stream()
            .filter(seen -> !seen.isUnknown())
            .filter(seen -> shared.isEmpty() || shared.contains(seen.trial().seed()))
            .toList();
    SortedMap<Long, Integer> reached = new TreeMap<>();
    counted.forEach(
        seen -> seen.reached().ifPresent(count -> reached.put(seen.trial().seed(), count)));
    TrialRow example = all.get(0).trial();
    String label =
        varied.stream()
            .map(axis -> axis.key() + " " + axis.valueOf(example))
            .collect(Collectors.joining(", "));
    List<TrialRow> rows = (counted.isEmpty() ? all : counted).stream().map(Seen::trial).toList();
    return new ReachedSetting(
        example.key().sweep(),
        label,
        example.training().epochs() * example.training().cycles(),
        example.training().iterations(),
        counted.size(),
        (int) all.stream().filter(Seen::isUnknown).count(),
        reached,
        SettingResult.of(rows, objective).estimate(),
        Optional.empty());
  }

  private static boolean isReached(CurveRow row, Objective objective, double value) {
    return row.metric(objective.metric())
        .filter(found -> objective.worth(found) >= objective.worth(value))
        .isPresent();
  }

  private static List<ReachedSetting> againstTheFirst(List<ReachedSetting> settings) {
    // The first was picked for having the fewest: any pair might have been compared.
    double error = Estimate.ERROR / Math.max(1, pairs(settings));
    return IntStream.range(0, settings.size())
        .mapToObj(i -> i == 0 ? settings.get(i) : settings.get(i).against(settings.get(0), error))
        .toList();
  }

  /** How many pairs of settings the intervals of all ratios allow for, together. */
  public int pairs() {
    return pairs(settings);
  }

  private static int pairs(List<ReachedSetting> settings) {
    int compared = (int) settings.stream().filter(ReachedSetting::isReachedByAll).count();
    return compared * (compared - 1) / 2;
  }
}
