package io.onecycle.driver.analyse;

import io.onecycle.driver.store.TrialRow;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of one setting over its seeds.
 *
 * @param example any of its trials: they differ in nothing but the seed
 * @param accuracies final accuracy by seed, of the completed ones
 * @param diverged seeds that diverged
 * @param failed seeds that failed
 */
record SettingResult(
    TrialRow example, SortedMap<Long, Double> accuracies, int diverged, int failed) {

  /**
   * The better first: those without a diverged or failed seed, then by mean accuracy, then by the
   * number of seeds; what is equal in all that, by the setting's values and id.
   */
  static final Comparator<SettingResult> BETTER_FIRST =
      Comparator.comparing(SettingResult::isUnusable)
          .thenComparing(SettingResult::hasGaps)
          .thenComparing(SettingResult::rank, Comparator.reverseOrder())
          .thenComparing(setting -> setting.accuracies.size(), Comparator.reverseOrder())
          .thenComparing(setting -> setting.example.weightDecay())
          .thenComparing(setting -> setting.example.maxLr())
          .thenComparing(SettingResult::id);

  /** The result of trials that share their setting, one a seed. */
  static SettingResult of(List<TrialRow> trials) {
    SortedMap<Long, Double> accuracies = new TreeMap<>();
    for (TrialRow trial : trials) {
      if (trial.isCompleted()) {
        trial
            .finalAccuracy()
            .filter(Double::isFinite)
            .ifPresent(accuracy -> accuracies.put(trial.seed(), accuracy));
      }
    }
    return new SettingResult(
        trials.get(0),
        accuracies,
        (int) trials.stream().filter(TrialRow::isDiverged).count(),
        (int) trials.stream().filter(TrialRow::isFailed).count());
  }

  String id() {
    return example.settingId();
  }

  Estimate estimate() {
    return Estimate.of(accuracies.values());
  }

  /** Seeds that ended, however they did. */
  int ended() {
    return accuracies.size() + diverged + failed;
  }

  /** Whether no seed completed. */
  boolean isUnusable() {
    return accuracies.isEmpty();
  }

  private boolean hasGaps() {
    return diverged + failed > 0;
  }

  /** The mean in steps wide enough that rounding does not decide between equals. */
  private double rank() {
    double mean = accuracies.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return Math.rint(mean / Estimate.ROUNDING);
  }
}
