package io.onecycle.driver.sweep;

import io.onecycle.worker.trial.Momentum;
import java.util.List;

/**
 * The axes of a sweep; their cartesian product is swept. Every axis holds at least one value, and
 * none twice.
 *
 * @param schedule names of schedules and the parameters of those that have their own
 * @param maxLr each one value, or one per layer group
 * @param div see {@link io.onecycle.worker.trial.ScheduleSpec.OneCycle}
 * @param pct see {@link io.onecycle.worker.trial.ScheduleSpec.OneCycle}
 * @param momentum ranges, or constants
 * @param weightDecay each one value, or one per layer group
 */
public record Grid(
    List<ScheduleAxis> schedule,
    List<List<Double>> maxLr,
    List<Double> div,
    List<Double> pct,
    List<Momentum> momentum,
    List<List<Double>> weightDecay) {

  public Grid {
    schedule = List.copyOf(schedule);
    maxLr = List.copyOf(maxLr);
    div = List.copyOf(div);
    pct = List.copyOf(pct);
    momentum = List.copyOf(momentum);
    weightDecay = List.copyOf(weightDecay);
  }
}
