package io.onecycle.driver.analyse.reach;

import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.driver.analyse.stats.Interval;
import io.onecycle.driver.analyse.stats.LogScale;
import io.onecycle.driver.analyse.stats.Ratio;
import io.onecycle.driver.analyse.stats.Simultaneous;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * When the trials of one setting reached a value of the objective.
 *
 * @param sweep its name
 * @param label what tells the setting from the others; blank if nothing does
 * @param epochs of the whole trial
 * @param iterations of the whole trial
 * @param seeds how many of those that all settings have were trained, diverged ones included, those
 *     without a curve left out
 * @param unknown how many more completed whose curve is missing: whether they got there is not
 *     known
 * @param reached iterations until then, by seed, of those that got there
 * @param last the objective after the last iteration
 * @param ratio how many times the iterations of the setting with the fewest: the geometric mean
 *     over shared seeds, as {@link #typical} is; its interval is one of 95 % for all settings
 *     together. Empty for that setting itself, and where a seed of either never got there
 */
public record ReachedSetting(
    String sweep,
    String label,
    int epochs,
    int iterations,
    int seeds,
    int unknown,
    SortedMap<Long, Integer> reached,
    Last last,
    Optional<Ratio> ratio) {

  /**
   * The mean at the end.
   *
   * @param halfWidth of the 95 % confidence interval; empty below two seeds
   */
  public record Last(Optional<Double> mean, Optional<Double> halfWidth) {}

  public ReachedSetting {
    reached = Collections.unmodifiableSortedMap(new TreeMap<>(reached));
  }

  ReachedSetting(
      String sweep,
      String label,
      int epochs,
      int iterations,
      int seeds,
      int unknown,
      SortedMap<Long, Integer> reached,
      Estimate last,
      Optional<Ratio> ratio) {
    this(
        sweep,
        label,
        epochs,
        iterations,
        seeds,
        unknown,
        reached,
        new Last(last.mean(), last.ci95().map(Interval::halfWidth)),
        ratio);
  }

  public boolean isReachedByAll() {
    return seeds > 0 && reached.size() == seeds;
  }

  /** The geometric mean of the seeds; empty where one of them never got there. */
  public OptionalDouble typical() {
    return isReachedByAll()
        ? LogScale.mean(reached.values().stream().map(Integer::doubleValue).toList())
        : OptionalDouble.empty();
  }

  /**
   * The same setting, compared with {@code fewest}.
   *
   * @param error what the ratio's interval may miss by chance
   */
  ReachedSetting against(ReachedSetting fewest, double error) {
    Optional<Ratio> compared =
        isReachedByAll() && fewest.isReachedByAll()
            ? Simultaneous.ratio(logs(), fewest.logs(), error)
            : Optional.empty();
    return new ReachedSetting(
        sweep, label, epochs, iterations, seeds, unknown, reached, last, compared);
  }

  private Map<Long, Double> logs() {
    return reached.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Math.log(entry.getValue())));
  }
}
