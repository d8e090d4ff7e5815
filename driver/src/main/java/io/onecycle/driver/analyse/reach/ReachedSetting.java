package io.onecycle.driver.analyse.reach;

import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.driver.analyse.stats.Interval;
import io.onecycle.driver.analyse.stats.PairedDifference;
import io.onecycle.driver.analyse.stats.Ratio;
import java.util.Collections;
import java.util.List;
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
 * @param seeds how many were trained, diverged ones included
 * @param reached iterations until then, by seed, of those that got there
 * @param last the objective after the last iteration
 * @param ratio how many times the iterations of the setting with the fewest: the geometric mean
 *     over shared seeds; empty for that setting itself, and where a seed of either never got there
 */
public record ReachedSetting(
    String sweep,
    String label,
    int epochs,
    int iterations,
    int seeds,
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
      SortedMap<Long, Integer> reached,
      Estimate last,
      Optional<Ratio> ratio) {
    this(
        sweep,
        label,
        epochs,
        iterations,
        seeds,
        reached,
        new Last(last.mean(), last.ci95().map(Interval::halfWidth)),
        ratio);
  }

  public boolean isReachedByAll() {
    return reached.size() == seeds;
  }

  /** Over all seeds; empty where half of them never got there. */
  public OptionalDouble median() {
    List<Integer> sorted = reached.values().stream().sorted().toList();
    int upper = seeds / 2;
    int lower = (seeds - 1) / 2;
    return upper < sorted.size()
        ? OptionalDouble.of((sorted.get(lower) + sorted.get(upper)) / 2.0)
        : OptionalDouble.empty();
  }

  /** The same setting, compared with {@code fewest}. */
  ReachedSetting against(ReachedSetting fewest) {
    Optional<Ratio> compared =
        isReachedByAll() && fewest.isReachedByAll()
            ? Ratio.of(PairedDifference.of(logs(), fewest.logs()))
            : Optional.empty();
    return new ReachedSetting(sweep, label, epochs, iterations, seeds, reached, last, compared);
  }

  private Map<Long, Double> logs() {
    return reached.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Math.log(entry.getValue())));
  }
}
