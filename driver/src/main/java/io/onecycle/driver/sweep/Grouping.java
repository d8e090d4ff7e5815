package io.onecycle.driver.sweep;

import io.onecycle.worker.trial.Momentum;
import java.util.Locale;
import java.util.stream.Stream;

/** What settings are grouped by to be judged: an axis of the grid, or not at all. */
public enum Grouping {
  WEIGHT_DECAY,
  MAX_LR,
  DIV,
  PCT,
  MOMENTUM,
  SCHEDULE,
  SETTING;

  /** The name in sweep files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether the learning rate that is best depends on the value: so much that values at one rate
   * cannot be compared.
   */
  boolean needsItsOwnRate() {
    return this == WEIGHT_DECAY || this == MOMENTUM || this == SCHEDULE;
  }

  /**
   * What the answer of a sweep compares unless it is told: weight decays where it lists several.
   */
  public static Grouping of(Grid grid) {
    return grid.ranges().weightDecay().isEmpty() && grid.weightDecay().size() > 1
        ? WEIGHT_DECAY
        : SETTING;
  }

  /**
   * How many groups the settings of {@code grid} fall into at most: a learning rate that is to be
   * found is another for each weight decay and momentum. 1 where settings are not grouped, 0 where
   * the axis is a range.
   */
  public int groups(Grid grid) {
    boolean cycles = grid.schedule().stream().anyMatch(ScheduleAxis.OneCycle.class::isInstance);
    boolean others = grid.schedule().stream().anyMatch(ScheduleAxis.Fixed.class::isInstance);
    return switch (this) {
      case SETTING -> 1;
      case WEIGHT_DECAY -> grid.weightDecay().size();
      case MAX_LR ->
          grid.maxLr().size()
              + grid.foundLr().size() * grid.weightDecay().size() * grid.momentum().size();
      case SCHEDULE -> grid.schedule().size();
      case MOMENTUM -> momenta(grid, cycles, others);
      case DIV -> ofCycles(grid.div().size(), cycles, others);
      case PCT -> ofCycles(grid.pct().size(), cycles, others);
    };
  }

  /** Schedules that are no cycle have neither div nor pct: they are one group. */
  private static int ofCycles(int values, boolean cycles, boolean others) {
    return values == 0 ? 0 : (cycles ? values : 0) + (others ? 1 : 0);
  }

  /** Of a range, a schedule that is no cycle has the upper end only. */
  private static int momenta(Grid grid, boolean cycles, boolean others) {
    return (int)
        Stream.concat(
                cycles ? grid.momentum().stream() : Stream.empty(),
                others
                    ? grid.momentum().stream().map(range -> Momentum.constant(range.max()))
                    : Stream.empty())
            .distinct()
            .count();
  }
}
