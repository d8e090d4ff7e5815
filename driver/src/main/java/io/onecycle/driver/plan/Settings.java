package io.onecycle.driver.plan;

import io.onecycle.driver.sweep.Grid;
import io.onecycle.driver.sweep.ScheduleAxis;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.Momentum;
import io.onecycle.worker.trial.ScheduleSpec;
import io.onecycle.worker.trial.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The points of a grid. */
public final class Settings {

  private Settings() {}

  /**
   * Every setting of the sweep once: the last axis (weight decay) varies fastest, then momentum,
   * pct, div, max_lr, and schedule slowest. A schedule without div and pct is not multiplied by
   * them.
   */
  public static List<Setting> of(SweepSpec spec) {
    Grid grid = spec.grid();
    List<Setting> settings = new ArrayList<>();
    for (ScheduleAxis axis : grid.schedule()) {
      for (List<Double> maxLr : grid.maxLr()) {
        for (ScheduleSpec schedule : schedules(axis, grid).toList()) {
          for (Momentum momentum : momenta(schedule, grid)) {
            for (List<Double> weightDecay : grid.weightDecay()) {
              settings.add(new Setting(schedule, maxLr, momentum, weightDecay));
            }
          }
        }
      }
    }
    return List.copyOf(settings);
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
