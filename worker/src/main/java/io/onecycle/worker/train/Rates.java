package io.onecycle.worker.train;

import io.onecycle.worker.schedule.Schedule;
import io.onecycle.worker.trial.Setting;
import java.util.Collections;
import java.util.List;

/**
 * What one update is made with.
 *
 * @param lr learning rate of each layer group, input to output
 * @param momentum of all groups
 * @param weightDecay of each layer group
 */
public record Rates(List<Double> lr, double momentum, List<Double> weightDecay) {

  public Rates {
    lr = List.copyOf(lr);
    weightDecay = List.copyOf(weightDecay);
  }

  /** The rates of iteration {@code t}, spread over {@code groups} layer groups. */
  public static Rates at(int t, Schedule schedule, Setting setting, int groups) {
    return new Rates(
        spread(setting.maxLr(), groups).stream().map(max -> schedule.lr(t, max)).toList(),
        schedule.momentum(t),
        spread(setting.weightDecay(), groups));
  }

  /** The last layer group's learning rate, the one that is recorded. */
  public double recordedLr() {
    return lr.get(lr.size() - 1);
  }

  /** One value for each layer group: a single one stands for all. */
  public static List<Double> spread(List<Double> values, int groups) {
    return values.size() == 1 ? Collections.nCopies(groups, values.get(0)) : values;
  }
}
