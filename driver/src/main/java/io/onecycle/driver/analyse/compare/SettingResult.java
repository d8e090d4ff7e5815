package io.onecycle.driver.analyse.compare;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of one setting over its seeds.
 *
 * @param example any of its trials: they differ in nothing but the seed
 * @param objective what it is judged by
 * @param values the objective's value after the last iteration by seed, of the completed ones
 * @param diverged seeds that diverged
 * @param failed seeds that failed
 */
public record SettingResult(
    TrialRow example,
    Objective objective,
    SortedMap<Long, Double> values,
    int diverged,
    int failed) {

  /**
   * The better first: those without a diverged or failed seed, then by the mean of the objective,
   * then by the number of seeds; what is equal in all that, by the setting's values and id.
   */
  static final Comparator<SettingResult> BETTER_FIRST =
      Comparator.comparing(SettingResult::isUnusable)
          .thenComparing(SettingResult::hasGaps)
          .thenComparing(SettingResult::rank, Comparator.reverseOrder())
          .thenComparing(setting -> setting.values.size(), Comparator.reverseOrder())
          .thenComparing(setting -> setting.example.setting().weightDecay())
          .thenComparing(setting -> setting.example.setting().maxLr())
          .thenComparing(SettingResult::id);

  /** The result of trials that share their setting, one a seed. */
  public static SettingResult of(List<TrialRow> trials, Objective objective) {
    SortedMap<Long, Double> values = new TreeMap<>();
    for (TrialRow trial : trials) {
      Objectives.last(trial, objective).ifPresent(value -> values.put(trial.seed(), value));
    }
    return new SettingResult(
        trials.get(0),
        objective,
        values,
        (int) trials.stream().filter(TrialRow::isDiverged).count(),
        (int) trials.stream().filter(TrialRow::isFailed).count());
  }

  /** The value of each seed, the larger the better. */
  SortedMap<Long, Double> worths() {
    SortedMap<Long, Double> worths = new TreeMap<>();
    values.forEach((seed, value) -> worths.put(seed, objective.worth(value)));
    return worths;
  }

  String id() {
    return example.settingId();
  }

  public Estimate estimate() {
    return Estimate.of(values.values());
  }

  /** Seeds that ended, however they did. */
  int ended() {
    return values.size() + diverged + failed;
  }

  /** Whether no seed completed. */
  boolean isUnusable() {
    return values.isEmpty();
  }

  private boolean hasGaps() {
    return diverged + failed > 0;
  }

  /** The mean in steps wide enough that rounding does not decide between equals. */
  private double rank() {
    double mean = values.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return Math.rint(objective.worth(mean) / Estimate.ROUNDING);
  }
}
