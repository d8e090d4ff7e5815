package io.onecycle.driver.analyse.words;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.Group;
import java.util.List;
import java.util.stream.Collectors;

/** What groups are called in sentences. */
final class Labels {

  private Labels() {}

  /** {@code 0.001}; of a setting, what tells it from the others. */
  static String shortOf(Comparison comparison, Group group) {
    return comparison.by() == TrialAxis.SETTING ? setting(comparison, group) : group.row().value();
  }

  /** {@code weight_decay 0.001}; of a setting, what tells it from the others. */
  static String longOf(Comparison comparison, Group group) {
    return comparison.by() == TrialAxis.SETTING
        ? setting(comparison, group)
        : comparison.by().key() + " " + group.row().value();
  }

  /** {@code max_lr 0.3, momentum 0.9}: what else the sweep varies, as the group has it. */
  static String rest(Comparison comparison, Group group) {
    return comparison.by() == TrialAxis.SETTING
        ? ""
        : text(group, comparison.coverage().varied(), comparison.by());
  }

  private static String setting(Comparison comparison, Group group) {
    String text = text(group, comparison.coverage().varied(), TrialAxis.SETTING);
    return text.isEmpty() ? "setting " + group.row().settingId() : "(" + text + ")";
  }

  private static String text(Group group, List<TrialAxis> axes, TrialAxis except) {
    return axes.stream()
        .filter(axis -> axis != except)
        .map(axis -> axis.key() + " " + group.values().get(axis))
        .collect(Collectors.joining(", "));
  }
}
