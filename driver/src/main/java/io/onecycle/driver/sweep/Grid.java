package io.onecycle.driver.sweep;

import io.onecycle.worker.trial.Momentum;
import java.util.List;

/**
 * The axes of a sweep; their cartesian product is swept, or searched. Every axis holds at least one
 * value, and none twice, or is a range; but max_lr may be without any in a sweep of range tests
 * alone.
 *
 * @param schedule names of schedules and the parameters of those that have their own
 * @param maxLr each one value, or one per layer group; the axis goes on with {@code foundLr}
 * @param div see {@link io.onecycle.worker.trial.ScheduleSpec.OneCycle}
 * @param pct see {@link io.onecycle.worker.trial.ScheduleSpec.OneCycle}
 * @param momentum ranges, or constants
 * @param weightDecay each one value, or one per layer group
 * @param foundLr further values of max_lr, each so many times what the range test suggests
 * @param ranges axes that have no values but a range
 */
public record Grid(
    List<ScheduleAxis> schedule,
    List<List<Double>> maxLr,
    List<Double> div,
    List<Double> pct,
    List<Momentum> momentum,
    List<List<Double>> weightDecay,
    List<Double> foundLr,
    Ranges ranges) {

  public Grid {
    schedule = List.copyOf(schedule);
    maxLr = List.copyOf(maxLr);
    div = List.copyOf(div);
    pct = List.copyOf(pct);
    momentum = List.copyOf(momentum);
    weightDecay = List.copyOf(weightDecay);
    foundLr = List.copyOf(foundLr);
  }

  /** A grid whose learning rates are all given. */
  public Grid(
      List<ScheduleAxis> schedule,
      List<List<Double>> maxLr,
      List<Double> div,
      List<Double> pct,
      List<Momentum> momentum,
      List<List<Double>> weightDecay) {
    this(schedule, maxLr, div, pct, momentum, weightDecay, List.of());
  }

  /** A grid without ranges. */
  public Grid(
      List<ScheduleAxis> schedule,
      List<List<Double>> maxLr,
      List<Double> div,
      List<Double> pct,
      List<Momentum> momentum,
      List<List<Double>> weightDecay,
      List<Double> foundLr) {
    this(schedule, maxLr, div, pct, momentum, weightDecay, foundLr, Ranges.NONE);
  }

  /** Whether a learning rate is given or to be found: else there are range tests alone. */
  public boolean trains() {
    return !maxLr.isEmpty() || !foundLr.isEmpty() || ranges.maxLr().isPresent();
  }
}
