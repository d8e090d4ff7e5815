package io.onecycle.worker.schedule;

import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.Momentum;
import io.onecycle.worker.trial.ScheduleSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Trial;
import java.util.List;

/** From what a trial asks for to the schedule it gets. */
public final class Schedules {

  private Schedules() {}

  /**
   * The schedule of a whole trial.
   *
   * @param batchesPerEpoch the last partial one counted
   * @throws IllegalArgumentException if the cycle is too short for a ramp
   */
  public static Schedule of(Trial trial, int batchesPerEpoch) {
    Training training = trial.training();
    Schedule cycle =
        oneCycle(
            trial.setting(), trial.compat(), training.epochs() * batchesPerEpoch, batchesPerEpoch);
    return repeated(cycle, training.cycles());
  }

  /** The cycle itself where {@code times} is 1. */
  public static Schedule repeated(Schedule cycle, int times) {
    return times == 1 ? cycle : new Repeated(cycle, times);
  }

  private static Schedule oneCycle(
      Setting setting, Compat compat, int iterations, int batchesPerEpoch) {
    Momentum momentum = setting.momentum();
    ScheduleSpec spec = setting.schedule();
    if (spec instanceof ScheduleSpec.OneCycle cycle) {
      return new OneCycle(iterations, cycle.div(), cycle.pct(), momentum, compat);
    }
    if (spec instanceof ScheduleSpec.Step step) {
      List<Integer> marks =
          step.at().stream().map(epoch -> (int) Math.round(epoch * batchesPerEpoch)).toList();
      return new Steps(iterations, marks, step.factor(), momentum.max());
    }
    return new Constant(iterations, momentum.max());
  }
}
