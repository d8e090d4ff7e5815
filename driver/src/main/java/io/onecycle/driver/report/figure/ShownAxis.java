package io.onecycle.driver.report.figure;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Group;
import io.onecycle.driver.report.plot.AxisValues;
import io.onecycle.driver.report.plot.RankedSettings;
import io.onecycle.driver.report.plot.ReportData;
import java.util.List;
import java.util.Optional;

/**
 * An axis on which settings differ, as figures show it.
 *
 * @param values all that settings have, in order
 * @param numbers the same as numbers; empty unless all are
 */
record ShownAxis(TrialAxis axis, List<String> values, List<Double> numbers) {

  /** Values that lie further apart than this, as a ratio, are shown by their logarithms. */
  private static final double WIDE = 20;

  static List<ShownAxis> of(ReportData data, RankedSettings settings) {
    return settings.varied().stream().map(axis -> of(data, settings, axis)).toList();
  }

  private static ShownAxis of(ReportData data, RankedSettings settings, TrialAxis axis) {
    List<String> values =
        settings.ranked().stream()
            .map(group -> value(data, group, axis))
            .distinct()
            .sorted(AxisValues.ORDER)
            .toList();
    List<Double> numbers = values.stream().flatMap(text -> number(text).stream()).toList();
    return new ShownAxis(axis, values, numbers.size() == values.size() ? numbers : List.of());
  }

  /** A learning rate that is a multiple of what range tests found, as that. */
  static String value(ReportData data, Group group, TrialAxis axis) {
    String own = group.values().get(axis);
    return axis == TrialAxis.MAX_LR
        ? data.multiples().getOrDefault(group.row().settingId(), own)
        : own;
  }

  boolean isLog() {
    return !numbers.isEmpty()
        && numbers.get(0) > 0
        && numbers.get(numbers.size() - 1) / numbers.get(0) >= WIDE;
  }

  private static Optional<Double> number(String text) {
    return text.matches("-?\\d+(\\.\\d*)?(e-?\\d+)?")
        ? Optional.of(Double.parseDouble(text))
        : Optional.empty();
  }
}
