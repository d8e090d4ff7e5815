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
import java.util.stream.Collectors;

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

  /** The settings of these trials. */
  public static RankedSettings of(ReportData data) {
    return of(data, data.trials());
  }

  /** Those that are compared, with the seeds that judge them: all, unless others chose them. */
  static RankedSettings judged(ReportData data) {
    return of(
        data,
        data.comparison()
            .design()
            .choice()
            .map(
                choice ->
                    data.trials().stream()
                        .filter(row -> choice.fresh().contains(row.seed()))
                        .toList())
            .orElse(data.trials()));
  }

  private static RankedSettings of(ReportData data, List<TrialRow> trials) {
    Comparison settings = data.comparison().by(TrialAxis.SETTING, trials);
    return new RankedSettings(
        settings.objective(),
        settings.groups(),
        settings.coverage().varied(),
        trials.stream()
            .sorted(Comparator.comparing(TrialRow::seed))
            .collect(Collectors.groupingBy(TrialRow::settingId)));
  }

  /** What tells a setting from the others. */
  public String label(Group setting) {
    return AxisValues.label(setting, varied);
  }

  /** The objective after the last iteration; empty if the trial has none that is finite. */
  Optional<Double> last(TrialRow trial) {
    return Objectives.last(trial, objective);
  }

  /** The axes but for these. */
  List<TrialAxis> variedBut(TrialAxis... others) {
    return varied.stream().filter(axis -> !List.of(others).contains(axis)).toList();
  }

  /** The trials of a setting, by seed. */
  public List<TrialRow> trialsOf(Group setting) {
    return trials.getOrDefault(setting.row().settingId(), List.of());
  }
}
