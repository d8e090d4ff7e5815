package io.onecycle.worker.trial;

import io.onecycle.worker.check.Require;
import java.io.Serializable;
import java.util.List;

/**
 * A point of the grid: what differs between trials, but for the seed.
 *
 * @param schedule the course of the learning rate
 * @param maxLr the highest learning rate, above 0: one value, or one per layer group from input to
 *     output
 * @param momentum the momentum range
 * @param weightDecay at least 0: one value, or one per layer group
 */
public record Setting(
    ScheduleSpec schedule, List<Double> maxLr, Momentum momentum, List<Double> weightDecay)
    implements Serializable {

  public Setting {
    maxLr = List.copyOf(maxLr);
    weightDecay = List.copyOf(weightDecay);
    Require.that(!maxLr.isEmpty(), "max_lr", maxLr, "at least one value");
    Require.that(!weightDecay.isEmpty(), "weight_decay", weightDecay, "at least one value");
    for (double lr : maxLr) {
      Require.that(lr > 0 && Double.isFinite(lr), "max_lr", lr, "a number above 0");
    }
    for (double wd : weightDecay) {
      Require.that(wd >= 0 && Double.isFinite(wd), "weight_decay", wd, "a number of at least 0");
    }
  }

  /** The last layer group's max_lr, the one that is recorded. */
  public double recordedMaxLr() {
    return maxLr.get(maxLr.size() - 1);
  }

  /** The last layer group's weight decay, the one that is recorded. */
  public double recordedWeightDecay() {
    return weightDecay.get(weightDecay.size() - 1);
  }
}
