package io.onecycle.driver.report.plot;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Group;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.TrialRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;

/**
 * Learning rate and momentum over a trial, as they were recorded; settings that differ only in
 * weight decay share one.
 *
 * @param label what tells it from the others
 * @param rank of the best setting that has it, 0 for the best
 * @param rows thinned, with both extremes of each kept
 */
public record ScheduleCurve(String label, int rank, List<CurveRow> rows) {

  private static final List<TrialAxis> AXES =
      List.of(
          TrialAxis.SCHEDULE, TrialAxis.MAX_LR, TrialAxis.DIV, TrialAxis.PCT, TrialAxis.MOMENTUM);

  public ScheduleCurve {
    rows = List.copyOf(rows);
  }

  /** At most {@code limit} different schedules, those of the best settings first. */
  public static List<ScheduleCurve> of(ReportData data, RankedSettings settings, int limit) {
    List<TrialAxis> varied = settings.varied().stream().filter(AXES::contains).toList();
    Map<String, Group> different = new LinkedHashMap<>();
    settings
        .ranked()
        .forEach(setting -> different.putIfAbsent(AxisValues.label(setting, varied), setting));
    List<ScheduleCurve> curves = new ArrayList<>();
    different.values().stream()
        .limit(limit)
        .sorted(AxisValues.by(varied))
        .forEach(
            setting ->
                settings.trialsOf(setting).stream()
                    .max(Comparator.comparing(TrialRow::isCompleted))
                    .map(trial -> data.curves().apply(trial.trialId()))
                    .filter(rows -> !rows.isEmpty())
                    .ifPresent(
                        rows ->
                            curves.add(
                                new ScheduleCurve(
                                    AxisValues.label(setting, varied),
                                    settings.ranked().indexOf(setting),
                                    thinned(rows)))));
    return curves;
  }

  /** The corners of the triangle are the point of the plot: thinning must not cut them. */
  private static List<CurveRow> thinned(List<CurveRow> rows) {
    NavigableSet<Integer> kept = Thinning.indices(rows.size(), SettingCurves.POINTS);
    for (int i = 1; i < rows.size() - 1; i++) {
      CurveRow before = rows.get(i - 1);
      CurveRow row = rows.get(i);
      CurveRow after = rows.get(i + 1);
      if (turns(before.lr(), row.lr(), after.lr())
          || turns(before.momentum(), row.momentum(), after.momentum())) {
        kept.add(i);
      }
    }
    return kept.stream().map(rows::get).toList();
  }

  private static boolean turns(double before, double at, double after) {
    return Math.signum(at - before) != Math.signum(after - at);
  }
}
