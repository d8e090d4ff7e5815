package io.onecycle.worker.train;

import io.onecycle.worker.schedule.Schedule;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Trial;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

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

  /** The rates of iteration {@code t} of a trial. */
  public static Rates at(int t, Schedule schedule, Trial trial) {
    return at(t, schedule, trial.setting(), trial.model().layerGroups())
        .freezing(trial.model().frozenGroups());
  }

  /** The same, with neither learning rate nor weight decay for some layer groups. */
  public Rates freezing(List<Integer> groups) {
    return groups.isEmpty()
        ? this
        : new Rates(without(lr, groups), momentum, without(weightDecay, groups));
  }

  /** The values of layer groups, 0 for those that do not learn. */
  public static List<Double> without(List<Double> values, List<Integer> frozen) {
    return IntStream.range(0, values.size())
        .mapToObj(group -> frozen.contains(group) ? Double.valueOf(0) : values.get(group))
        .toList();
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
