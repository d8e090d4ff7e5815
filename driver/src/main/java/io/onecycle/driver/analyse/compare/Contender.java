package io.onecycle.driver.analyse.compare;

import static java.util.stream.Collectors.groupingBy;

import io.onecycle.driver.analyse.TrialAxis;
import java.util.Comparator;
import java.util.List;

/**
 * One value of the compared axis.
 *
 * @param settings that have it, the better first
 * @param isOut whether each of them is shown to be worse than another; not if none completed
 */
record Contender(List<SettingResult> settings, boolean isOut) {

  /** One for each value, the better first. */
  static List<Contender> ranked(List<SettingResult> all, TrialAxis by, Judgement judgement) {
    Comparator<SettingResult> better = judgement.betterFirst();
    return all.stream()
        .sorted(better)
        .collect(groupingBy(setting -> by.valueOf(setting.example())))
        .values()
        .stream()
        .map(
            settings ->
                new Contender(
                    settings,
                    !settings.get(0).isUnusable()
                        && settings.stream()
                            .allMatch(one -> one.isUnusable() || judgement.isOut(one))))
        .sorted(Comparator.comparing(Contender::best, better))
        .toList();
  }

  /** The setting that stands for all of them. */
  SettingResult best() {
    return settings.get(0);
  }

  /** Its settings that completed a seed. */
  List<SettingResult> usable() {
    return settings.stream().filter(setting -> !setting.isUnusable()).toList();
  }
}
