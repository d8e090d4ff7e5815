package io.onecycle.driver.report.plot;

import io.onecycle.driver.analyse.compare.Group;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.TrialRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The curves of one setting's trials over the same iterations, thinned.
 *
 * @param settingId its id
 * @param label what tells it from the others
 * @param rank of the setting, 0 for the best
 * @param iterations at which the training loss is given
 * @param validated iterations at which a trial was evaluated
 * @param seeds the trials, by seed
 */
public record SettingCurves(
    String settingId,
    String label,
    int rank,
    List<Integer> iterations,
    List<Integer> validated,
    List<SeedCurve> seeds) {

  /** The curves of more trials would make the page slow to load. */
  public static final int TRIALS = 200;

  /** As many points as a chart can show. */
  public static final int POINTS = 400;

  public SettingCurves {
    iterations = List.copyOf(iterations);
    validated = List.copyOf(validated);
    seeds = List.copyOf(seeds);
  }

  /**
   * A trial's curve; NaN where it has no value, such as after it ended.
   *
   * @param outcome completed, diverged or failed
   * @param trainLoss smoothed, at the setting's iterations
   * @param valLoss where the setting was validated
   * @param metric see {@link ReportData#metric}, where the setting was validated
   */
  public record SeedCurve(
      long seed,
      String outcome,
      List<Double> trainLoss,
      List<Double> valLoss,
      List<Double> metric) {

    public SeedCurve {
      trainLoss = List.copyOf(trainLoss);
      valLoss = List.copyOf(valLoss);
      metric = List.copyOf(metric);
    }

    /** Whether the loss of this trial ran away. */
    public boolean isDiverged() {
      return outcome.equals("diverged");
    }
  }

  /**
   * The curves of as many settings as have at most {@code maxTrials} trials, the best first; the
   * best setting always.
   *
   * @return in the order of the settings' values; settings without any curve are left out
   */
  public static List<SettingCurves> of(ReportData data, RankedSettings settings, int maxTrials) {
    List<SettingCurves> chosen = new ArrayList<>();
    List<Group> order = new ArrayList<>();
    int trials = 0;
    for (Group setting : settings.ranked()) {
      int more = settings.trialsOf(setting).size();
      if (trials > 0 && trials + more > maxTrials) {
        break;
      }
      trials += more;
      order.add(setting);
    }
    for (Group setting : order.stream().sorted(AxisValues.by(settings.varied())).toList()) {
      SettingCurves curves =
          of(
              setting.row().settingId(),
              settings.label(setting),
              order.indexOf(setting),
              settings.trialsOf(setting),
              data.curves(),
              data.metric());
      if (!curves.iterations.isEmpty()) {
        chosen.add(curves);
      }
    }
    return chosen;
  }

  private static SettingCurves of(
      String id,
      String label,
      int rank,
      List<TrialRow> trials,
      Function<String, List<CurveRow>> curves,
      String metric) {
    Map<TrialRow, Map<Integer, CurveRow>> rows =
        trials.stream()
            .collect(Collectors.toMap(t -> t, t -> byIteration(curves.apply(t.trialId()))));
    NavigableSet<Integer> all = new TreeSet<>();
    NavigableSet<Integer> validated = new TreeSet<>();
    NavigableSet<Integer> ends = new TreeSet<>();
    for (Map<Integer, CurveRow> curve : rows.values()) {
      all.addAll(curve.keySet());
      curve.keySet().stream().max(Integer::compare).ifPresent(ends::add);
      curve.values().stream()
          .filter(row -> row.valLoss().isPresent() || row.metric(metric).isPresent())
          .forEach(row -> validated.add(row.iteration()));
    }
    NavigableSet<Integer> kept = new TreeSet<>(Thinning.evenly(List.copyOf(all), POINTS));
    kept.addAll(ends);
    List<Integer> at = List.copyOf(kept);
    List<Integer> validatedAt = Thinning.evenly(List.copyOf(validated), POINTS);
    return new SettingCurves(
        id,
        label,
        rank,
        at,
        validatedAt,
        trials.stream()
            .filter(trial -> !rows.get(trial).isEmpty())
            .map(
                trial ->
                    new SeedCurve(
                        trial.seed(),
                        trial.scores().outcome().word(),
                        values(rows.get(trial), at, CurveRow::trainLossSmoothed),
                        values(rows.get(trial), validatedAt, r -> r.valLoss().orElse(Double.NaN)),
                        values(
                            rows.get(trial),
                            validatedAt,
                            r -> r.metric(metric).orElse(Double.NaN))))
            .toList());
  }

  private static Map<Integer, CurveRow> byIteration(List<CurveRow> curve) {
    return curve.stream().collect(Collectors.toMap(CurveRow::iteration, r -> r, (a, b) -> b));
  }

  private static List<Double> values(
      Map<Integer, CurveRow> rows, List<Integer> at, Function<CurveRow, Double> value) {
    return at.stream()
        .map(i -> rows.containsKey(i) ? value.apply(rows.get(i)) : Double.valueOf(Double.NaN))
        .toList();
  }
}
