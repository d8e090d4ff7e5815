package io.onecycle.driver.table;

import io.onecycle.worker.check.Require;
import java.util.List;

/**
 * A value for all layer groups, or one for each.
 *
 * @param values from input to output; a single one holds for all
 */
public record LayerValues(List<Double> values) implements Comparable<LayerValues> {

  public LayerValues {
    values = List.copyOf(values);
    Require.that(!values.isEmpty(), "layer groups", values, "at least one value");
  }

  /** One value for all layer groups. */
  public static LayerValues of(double value) {
    return new LayerValues(List.of(value));
  }

  /** The last group's, which stands for all where there is room for one number only. */
  public double last() {
    return values.get(values.size() - 1);
  }

  /** Whether all layer groups share one value. */
  public boolean isOne() {
    return values.size() == 1;
  }

  /** The value of a group that is counted from the last one, which is 0. */
  public double fromLast(int group) {
    return isOne() ? last() : values.get(Math.max(0, values.size() - 1 - group));
  }

  /** By the last group first, as this is the one that is shown alone. */
  @Override
  public int compareTo(LayerValues other) {
    int groups = Math.max(values.size(), other.values.size());
    for (int group = 0; group < groups; group++) {
      int order = Double.compare(fromLast(group), other.fromLast(group));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(values.size(), other.values.size());
  }
}
