package io.onecycle.driver.report.plot;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.Group;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of a sweep, each as a group of its own.
 *
 * @param objective what they are judged by
 * @param ranked the best first
 * @param varied axes on which they differ
 * @param trials of each setting by its id, by seed
 */
public record RankedSettings(
    Objective objective,
    List<Group> ranked,
    List<TrialAxis> varied,
    Map<String, List<TrialRow>> trials) {

  public RankedSettings {
    ranked = List.copyOf(ranked);
    varied = List.copyOf(varied);
    trials = Map.copyOf(trials);
  }

  /**
   * The settings of these trials. Where fresh seeds judge those that others chose, they come first,
   * as they were judged.
   */
  public static RankedSettings of(ReportData data) {
    List<TrialRow> trials = data.trials();
    Comparison all = data.comparison().by(TrialAxis.SETTING, trials);
    return new RankedSettings(
        all.objective(),
        data.comparison()
            .design()
            .choice()
            .map(choice -> judgedFirst(data, choice.fresh(), all.groups()))
            .orElse(all.groups()),
        all.coverage().varied(),
        trials.stream()
            .sorted(Comparator.comparing(TrialRow::seed))
            .collect(Collectors.groupingBy(TrialRow::settingId)));
  }

  private static List<Group> judgedFirst(ReportData data, Set<Long> fresh, List<Group> all) {
    List<Group> judged =
        data.comparison()
            .by(
                TrialAxis.SETTING,
                data.trials().stream().filter(row -> fresh.contains(row.seed())).toList())
            .groups();
    Set<String> ids = judged.stream().map(one -> one.row().settingId()).collect(Collectors.toSet());
    return Stream.concat(
            judged.stream(), all.stream().filter(one -> !ids.contains(one.row().settingId())))
        .toList();
  }

  /** What tells a setting from the others. */
  public String label(Group setting) {
    return AxisValues.label(setting, varied);
  }

  /** The objective after the last iteration; empty if the trial has none that is finite. */
  public Optional<Double> last(TrialRow trial) {
    return Objectives.last(trial, objective);
  }

  /** The trials of a setting, by seed. */
  public List<TrialRow> trialsOf(Group setting) {
    return trials.getOrDefault(setting.row().settingId(), List.of());
  }
}
