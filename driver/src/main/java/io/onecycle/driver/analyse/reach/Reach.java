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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many iterations each setting needs to reach a value of the objective, such as an accuracy, on
 * the validation set. It is measured at the end of each epoch, so that is how fine the counts are.
 *
 * @param objective what is reached
 * @param value that is reached; of accuracy, in (0, 1]
 * @param settings the fewest iterations first; those that some seed never got there with come last
 */
public record Reach(Objective objective, double value, List<ReachedSetting> settings) {

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
    settings = List.copyOf(settings);
  }

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
    List<ReachedSetting> settings =
        ended.stream().collect(Collectors.groupingBy(TrialRow::settingId)).values().stream()
            .map(ofOne -> setting(ofOne, varied, curves, objective, value))
            .sorted(FEWEST_FIRST)
            .toList();
    return new Reach(objective, value, againstTheFirst(settings));
  }

  private static ReachedSetting setting(
      List<TrialRow> trials,
      List<TrialAxis> varied,
      Function<String, List<CurveRow>> curves,
      Objective objective,
      double value) {
    SortedMap<Long, Integer> reached = new TreeMap<>();
    int unknown = 0;
    for (TrialRow trial : trials) {
      List<CurveRow> curve = curves.apply(trial.trialId());
      // One that ran away before its first iteration has none either, and got nowhere.
      boolean trained = trial.isCompleted() || trial.scores().finalTrainLoss().isPresent();
      unknown += curve.isEmpty() && trained ? 1 : 0;
      curve.stream()
          .filter(row -> isReached(row, objective, value))
          .mapToInt(row -> row.iteration() + 1)
          .min()
          .ifPresent(iterations -> reached.put(trial.seed(), iterations));
    }
    TrialRow example = trials.get(0);
    String label =
        varied.stream()
            .map(axis -> axis.key() + " " + axis.valueOf(example))
            .collect(Collectors.joining(", "));
    return new ReachedSetting(
        example.key().sweep(),
        label,
        example.training().epochs() * example.training().cycles(),
        example.training().iterations(),
        trials.size() - unknown,
        unknown,
        reached,
        SettingResult.of(trials, objective).estimate(),
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
