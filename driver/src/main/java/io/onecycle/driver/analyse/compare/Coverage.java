package io.onecycle.driver.analyse.compare;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.Identity;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the compared trials cover.
 *
 * @param settings that completed a seed
 * @param seeds distinct ones over all settings
 * @param varied axes of the grid on which settings differ
 * @param otherDiverged diverged trials of settings that represent no group
 * @param otherFailed failed trials of settings that represent no group
 * @param tied axes that mostly have one value for each value of the compared one
 * @param mixed what should be the same in all trials and is not, with the values found
 * @param isChanceKnown whether trials that diverged are scored at chance; else as the worst that
 *     completed
 * @param alike the trials of one kind that are compared, and those that are left out
 * @param owed trials that the sweep still owes, as far as that is known
 * @param isOwedAtMost whether fewer of them may do
 */
public record Coverage(
    int settings,
    int seeds,
    List<TrialAxis> varied,
    int otherDiverged,
    int otherFailed,
    List<Tied> tied,
    Map<String, List<String>> mixed,
    boolean isChanceKnown,
    Alike alike,
    int owed,
    boolean isOwedAtMost) {

  private static final Map<String, Function<TrialRow, Object>> CONSTANT = constant();

  /** What may differ by rounding: told with how many trials have it. */
  private static final Map<String, Function<TrialRow, String>> COUNTED =
      Map.of("backend", row -> row.run().backend(), "code_version", row -> row.run().codeVersion());

  public Coverage {
    varied = List.copyOf(varied);
    tied = List.copyOf(tied);
  }

  static Coverage of(
      TrialAxis by,
      List<TrialRow> trials,
      Collection<SettingResult> all,
      Collection<SettingResult> shown,
      ChanceLevel chance,
      Alike alike) {
    Map<String, List<String>> mixed = new LinkedHashMap<>();
    CONSTANT.forEach(
        (key, value) -> {
          List<String> found =
              trials.stream().map(value).distinct().sorted().map(String::valueOf).toList();
          if (found.size() > 1) {
            mixed.put(key, found);
          }
        });
    COUNTED.forEach(
        (key, value) -> {
          Map<String, Long> found =
              trials.stream()
                  .map(value)
                  .filter(said -> !said.isBlank())
                  .collect(
                      Collectors.groupingBy(said -> said, TreeMap::new, Collectors.counting()));
          if (found.size() > 1) {
            mixed.put(
                key,
                found.entrySet().stream()
                    .map(one -> "%s: %d".formatted(one.getKey(), one.getValue()))
                    .toList());
          }
        });
    List<String> objectives =
        trials.stream()
            .filter(TrialRow::isCompleted)
            .map(trial -> trial.scores().comparedBy().metric())
            .distinct()
            .sorted()
            .toList();
    if (objectives.size() > 1) {
      mixed.put("objective", objectives);
    }
    return new Coverage(
        (int) all.stream().filter(setting -> !setting.isUnusable()).count(),
        (int) trials.stream().mapToLong(TrialRow::seed).distinct().count(),
        TrialAxis.OF_THE_GRID.stream()
            .filter(axis -> trials.stream().map(axis::valueOf).distinct().count() > 1)
            .toList(),
        others(all, shown).mapToInt(SettingResult::diverged).sum(),
        others(all, shown).mapToInt(SettingResult::failed).sum(),
        Tied.of(by, trials),
        mixed,
        trials.stream().filter(TrialRow::isDiverged).allMatch(chance::isKnown),
        alike,
        0,
        false);
  }

  Coverage withOwed(int trials, boolean isAtMost) {
    return new Coverage(
        settings,
        seeds,
        varied,
        otherDiverged,
        otherFailed,
        tied,
        mixed,
        isChanceKnown,
        alike,
        trials,
        isAtMost);
  }

  private static Stream<SettingResult> others(
      Collection<SettingResult> all, Collection<SettingResult> shown) {
    return all.stream().filter(setting -> !shown.contains(setting));
  }

  private static Map<String, Function<TrialRow, Object>> constant() {
    Map<String, Function<TrialRow, Object>> keys = new LinkedHashMap<>();
    keys.put("data", row -> row.training().data());
    keys.put("model", row -> row.training().model());
    keys.put("compat", row -> Identity.lower(row.training().compat()));
    keys.put("epochs", row -> row.training().epochs());
    keys.put("cycles", row -> row.training().cycles());
    keys.put("iterations", row -> row.training().iterations());
    keys.put("batch_size", row -> row.training().batchSize());
    keys.put("optimizer", row -> Identity.lower(row.training().optimizer()));
    keys.put("weight_decay_mode", row -> Identity.lower(row.training().weightDecayMode()));
    keys.put("weight_decay_scope", row -> Identity.lower(row.training().weightDecayScope()));
    return keys;
  }
}
