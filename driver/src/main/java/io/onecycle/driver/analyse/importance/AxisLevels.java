package io.onecycle.driver.analyse.importance;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.TrialRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What of an axis enters a model, for each trial.
 *
 * @param multiples of what range tests suggest, by setting id; a setting without one enters with
 *     its learning rate
 */
record AxisLevels(Map<String, Double> multiples) {

  AxisLevels {
    multiples = Map.copyOf(multiples);
  }

  /** Equal for trials that have the same. */
  String valueOf(TrialAxis axis, TrialRow trial) {
    return axis == TrialAxis.MAX_LR && multiples.containsKey(trial.settingId())
        ? Digits.shortest(multiples.get(trial.settingId())) + "x"
        : axis.valueOf(trial);
  }

  /** The axis as numbers, of layer groups each one's, a momentum range as two. */
  List<double[]> coordinates(TrialAxis axis, List<TrialRow> trials) {
    return switch (axis) {
      case WEIGHT_DECAY -> perGroup(trials, trial -> trial.setting().weightDecay());
      case MAX_LR ->
          trials.stream().allMatch(trial -> multiples.containsKey(trial.settingId()))
              ? List.of(numbers(trials, row -> Optional.of(multiples.get(row.settingId()))))
              : perGroup(trials, trial -> trial.setting().maxLr());
      case MOMENTUM ->
          List.of(
              numbers(trials, trial -> Optional.of(trial.setting().maxMom())),
              numbers(trials, trial -> Optional.of(trial.setting().minMom())));
      case DIV -> List.of(numbers(trials, row -> row.setting().div()));
      case PCT -> List.of(numbers(trials, row -> row.setting().pct()));
      default -> List.of();
    };
  }

  /** The last group's, then those of the others that differ from it. */
  private static List<double[]> perGroup(
      List<TrialRow> trials, Function<TrialRow, LayerValues> values) {
    int groups =
        trials.stream().mapToInt(trial -> values.apply(trial).values().size()).max().orElse(1);
    List<double[]> coordinates = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      int group = i;
      double[] numbers =
          trials.stream().mapToDouble(trial -> values.apply(trial).fromLast(group)).toArray();
      if (coordinates.stream().noneMatch(known -> Arrays.equals(known, numbers))) {
        coordinates.add(numbers);
      }
    }
    return coordinates;
  }

  /** Where a schedule does not have it, the mean of the others: no effect of its own. */
  private static double[] numbers(
      List<TrialRow> trials, Function<TrialRow, Optional<Double>> number) {
    double mean =
        trials.stream()
            .flatMap(trial -> number.apply(trial).stream())
            .mapToDouble(Double::doubleValue)
            .average()
            .orElse(0);
    return trials.stream().mapToDouble(trial -> number.apply(trial).orElse(mean)).toArray();
  }
}
