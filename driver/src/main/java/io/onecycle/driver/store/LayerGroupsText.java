package io.onecycle.driver.store;

import io.onecycle.driver.store.parquet.OldText;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.TrialRow;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The column {@code layer_groups} of trials, where version 0.1.0 kept what differs between layer
 * groups: {@code max_lr=[0.01, 0.1];weight_decay=[1.0E-4]}, and nothing where all share one value.
 */
final class LayerGroupsText {

  static final OldText<TrialRow> COLUMN =
      new OldText<>("layer_groups", LayerGroupsText::of, LayerGroupsText::amended);

  private static final String MAX_LR = "max_lr";
  private static final String WEIGHT_DECAY = "weight_decay";

  private LayerGroupsText() {}

  private static String of(TrialRow row) {
    LayerValues maxLr = row.setting().maxLr();
    LayerValues weightDecay = row.setting().weightDecay();
    return maxLr.isOne() && weightDecay.isOne()
        ? ""
        : MAX_LR + "=" + maxLr.values() + ";" + WEIGHT_DECAY + "=" + weightDecay.values();
  }

  private static TrialRow amended(TrialRow row, String text) {
    LayerValues maxLr = row.setting().maxLr();
    LayerValues weightDecay = row.setting().weightDecay();
    if (!maxLr.isOne() || !weightDecay.isOne()) {
      return row;
    }
    return row.with(
        row.setting()
            .with(
                values(text, MAX_LR).orElse(maxLr),
                values(text, WEIGHT_DECAY).orElse(weightDecay)));
  }

  private static Optional<LayerValues> values(String text, String name) {
    return Stream.of(text.split(";", -1))
        .filter(part -> part.startsWith(name + "=[") && part.endsWith("]"))
        .map(part -> part.substring(name.length() + 2, part.length() - 1))
        .map(LayerGroupsText::numbers)
        .map(LayerValues::new)
        .findFirst();
  }

  private static List<Double> numbers(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(number -> Double.valueOf(number.strip()))
        .collect(Collectors.toList());
  }
}
