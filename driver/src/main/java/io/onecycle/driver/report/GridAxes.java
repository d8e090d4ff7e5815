package io.onecycle.driver.report;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.sweep.Grid;
import io.onecycle.driver.sweep.MomentumRange;
import io.onecycle.driver.sweep.NumberRange;
import io.onecycle.driver.sweep.Ranges;
import io.onecycle.driver.sweep.ScheduleAxis;
import io.onecycle.worker.trial.Momentum;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The axes of a grid with their values as people write them. */
public final class GridAxes {

  private GridAxes() {}

  /** The values of each axis; div and pct only where the 1cycle policy is swept. */
  public static Map<String, List<String>> of(Grid grid) {
    Map<String, List<String>> axes = new LinkedHashMap<>();
    axes.put("schedule", grid.schedule().stream().map(GridAxes::schedule).toList());
    Ranges ranges = grid.ranges();
    axes.put("max_lr", ranges.maxLr().map(GridAxes::range).orElseGet(() -> maxLr(grid)));
    if (grid.schedule().stream().anyMatch(ScheduleAxis.OneCycle.class::isInstance)) {
      axes.put("div", ranges.div().map(GridAxes::range).orElseGet(() -> numbers(grid.div())));
      axes.put("pct", ranges.pct().map(GridAxes::range).orElseGet(() -> numbers(grid.pct())));
    }
    axes.put(
        "momentum",
        ranges
            .momentum()
            .map(GridAxes::momentum)
            .orElseGet(() -> grid.momentum().stream().map(GridAxes::momentum).toList()));
    axes.put(
        "weight_decay",
        ranges
            .weightDecay()
            .map(GridAxes::range)
            .orElseGet(() -> grid.weightDecay().stream().map(GridAxes::perGroup).toList()));
    return axes;
  }

  private static List<String> numbers(List<Double> values) {
    return values.stream().map(Digits::shortest).toList();
  }

  private static List<String> range(NumberRange range) {
    return List.of(
        "%s to %s%s"
            .formatted(
                Digits.shortest(range.low()),
                Digits.shortest(range.high()),
                range.log() ? " (log)" : ""));
  }

  private static List<String> momentum(MomentumRange range) {
    return range instanceof MomentumRange.Ends ends
        ? List.of(end(ends.max()) + " down to " + end(ends.min()))
        : range(((MomentumRange.Constant) range).both());
  }

  private static String end(MomentumRange.End end) {
    return end.fixed()
        .map(Digits::shortest)
        .orElseGet(() -> "(" + range(end.range().orElseThrow()).get(0) + ")");
  }

  private static List<String> maxLr(Grid grid) {
    return Stream.concat(
            grid.maxLr().stream().map(GridAxes::perGroup),
            grid.foundLr().stream().map(factor -> Digits.shortest(factor) + "x lr_find"))
        .toList();
  }

  private static String schedule(ScheduleAxis axis) {
    return axis instanceof ScheduleAxis.Fixed fixed ? fixed.spec().name() : "1cycle";
  }

  private static String momentum(Momentum momentum) {
    String max = Digits.shortest(momentum.max());
    return momentum.isConstant() ? max : max + "-" + Digits.shortest(momentum.min());
  }

  private static String perGroup(List<Double> values) {
    return values.size() == 1
        ? Digits.shortest(values.get(0))
        : values.stream().map(Digits::shortest).collect(Collectors.joining(", ", "[", "]"));
  }
}
