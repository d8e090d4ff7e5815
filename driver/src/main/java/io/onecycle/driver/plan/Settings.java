package io.onecycle.driver.plan;

import io.onecycle.driver.sweep.Grid;
import io.onecycle.driver.sweep.ScheduleAxis;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.Momentum;
import io.onecycle.worker.trial.ScheduleSpec;
import io.onecycle.worker.trial.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The points of a grid. */
public final class Settings {

  private Settings() {}

  /**
   * Every setting of the sweep once, but for those whose learning rate is not found yet: the last
   * axis (weight decay) varies fastest, then momentum, pct, div, max_lr, and schedule slowest. A
   * schedule without div and pct is not multiplied by them.
   */
  public static List<Setting> of(SweepSpec spec, FoundRates found) {
    Grid grid = spec.grid();
    List<Setting> settings = new ArrayList<>();
    for (ScheduleAxis axis : grid.schedule()) {
      for (MaxLr maxLr : maxLrs(grid, found)) {
        for (ScheduleSpec schedule : schedules(axis, grid).toList()) {
          for (Momentum momentum : momenta(schedule, grid)) {
            for (List<Double> weightDecay : grid.weightDecay()) {
              maxLr.of(weightDecay, momentum.max()).stream()
                  .map(rates -> new Setting(schedule, rates, momentum, weightDecay))
                  .forEach(settings::add);
            }
          }
        }
      }
    }
    return settings.stream().distinct().toList();
  }

  /** A value of the axis, which may depend on weight decay and momentum or not be known yet. */
  private interface MaxLr {
    Optional<List<Double>> of(List<Double> weightDecay, double maxMom);
  }

  private static List<MaxLr> maxLrs(Grid grid, FoundRates found) {
    Stream<MaxLr> given = grid.maxLr().stream().map(rates -> (wd, mom) -> Optional.of(rates));
    Stream<MaxLr> suggested =
        grid.foundLr().stream()
            .map(
                factor ->
                    (wd, mom) ->
                        found.of(wd, mom).stream()
                            .mapToObj(rate -> List.of(FoundRates.scaled(rate, factor)))
                            .findFirst());
    return Stream.concat(given, suggested).toList();
  }

  private static Stream<ScheduleSpec> schedules(ScheduleAxis axis, Grid grid) {
    return axis instanceof ScheduleAxis.Fixed fixed
        ? Stream.of(fixed.spec())
        : grid.div().stream()
            .flatMap(div -> grid.pct().stream().map(pct -> new ScheduleSpec.OneCycle(div, pct)));
  }

  /** Of a range, a schedule without ramps knows the upper end only. */
  private static List<Momentum> momenta(ScheduleSpec schedule, Grid grid) {
    return schedule instanceof ScheduleSpec.OneCycle
        ? grid.momentum()
        : grid.momentum().stream().map(range -> Momentum.constant(range.max())).distinct().toList();
  }
}
