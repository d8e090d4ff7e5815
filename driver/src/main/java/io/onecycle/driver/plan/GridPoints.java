package io.onecycle.driver.plan;

import io.onecycle.driver.sweep.Grid;
import io.onecycle.driver.sweep.ScheduleAxis;
import io.onecycle.worker.trial.Momentum;
import io.onecycle.worker.trial.ScheduleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The points of a grid of values. */
final class GridPoints {

  private GridPoints() {}

  /**
   * Every point once: the last axis (weight decay) varies fastest, then momentum, pct, div, max_lr,
   * and schedule slowest. A schedule without div and pct is not multiplied by them.
   */
  static List<Candidate> of(Grid grid) {
    List<Candidate> points = new ArrayList<>();
    for (ScheduleAxis axis : grid.schedule()) {
      for (MaxLr maxLr : maxLrs(grid)) {
        for (ScheduleSpec schedule : schedules(axis, grid).toList()) {
          for (Momentum momentum : momenta(schedule, grid)) {
            for (List<Double> weightDecay : grid.weightDecay()) {
              points.add(new Candidate(schedule, maxLr, momentum, weightDecay));
            }
          }
        }
      }
    }
    return points.stream().distinct().toList();
  }

  /** The axis max_lr: first what is given, then what is found. */
  static List<MaxLr> maxLrs(Grid grid) {
    return Stream.concat(
            grid.maxLr().stream().map(MaxLr.Given::new),
            grid.foundLr().stream().map(MaxLr.Suggested::new))
        .map(MaxLr.class::cast)
        .toList();
  }

  private static Stream<ScheduleSpec> schedules(ScheduleAxis axis, Grid grid) {
    return axis instanceof ScheduleAxis.Fixed fixed
        ? Stream.of(fixed.spec())
        : grid.div().stream()
            .flatMap(div -> grid.pct().stream().map(pct -> new ScheduleSpec.OneCycle(div, pct)));
  }

  private static List<Momentum> momenta(ScheduleSpec schedule, Grid grid) {
    return grid.momentum().stream().map(range -> known(schedule, range)).distinct().toList();
  }

  /** Of a range, a schedule without ramps knows the upper end only. */
  static Momentum known(ScheduleSpec schedule, Momentum range) {
    return schedule instanceof ScheduleSpec.OneCycle ? range : Momentum.constant(range.max());
  }
}
