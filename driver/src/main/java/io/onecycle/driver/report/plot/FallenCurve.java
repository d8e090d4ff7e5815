package io.onecycle.driver.report.plot;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.TrialRow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The curve of a trial of a setting that fell out of a search: its longest one.
 *
 * @param label what tells its setting from others, and after how long it fell out
 * @param rows thinned
 * @param validated those at which it was evaluated
 */
public record FallenCurve(String label, List<CurveRow> rows, List<CurveRow> validated) {

  private static final int POINTS = 100;

  public FallenCurve {
    rows = List.copyOf(rows);
    validated = List.copyOf(validated);
  }

  /** Those that got furthest first, at most so many. */
  public static List<FallenCurve> of(ReportData data, RankedSettings settings, int most) {
    Set<String> full = data.trials().stream().map(FallenCurve::point).collect(Collectors.toSet());
    Map<String, TrialRow> longest = new HashMap<>();
    data.shorter().stream()
        .filter(row -> !full.contains(point(row)))
        .forEach(
            row ->
                longest.merge(
                    point(row),
                    row,
                    (one, other) ->
                        one.training().iterations() >= other.training().iterations()
                            ? one
                            : other));
    return longest.values().stream()
        .sorted(
            Comparator.comparing((TrialRow row) -> -row.training().iterations())
                .thenComparing(TrialRow::trialId))
        .limit(most)
        .map(row -> of(row, settings, data.curves().apply(row.trialId())))
        .filter(curve -> !curve.rows().isEmpty())
        .toList();
  }

  private static FallenCurve of(TrialRow row, RankedSettings settings, List<CurveRow> curve) {
    String at =
        settings.varied().stream()
            .map(axis -> axis.key() + " " + axis.valueOf(row))
            .collect(Collectors.joining(", "));
    int epochs = row.training().epochs();
    return new FallenCurve(
        "%s%sfell out after %d epoch%s"
            .formatted(at, at.isEmpty() ? "" : ", ", epochs, epochs == 1 ? "" : "s"),
        Thinning.evenly(curve, POINTS),
        Thinning.evenly(
            curve.stream().filter(point -> point.valLoss().isPresent()).toList(), POINTS));
  }

  /** The point of the search space: a setting's id says for how long it was trained, too. */
  private static String point(TrialRow row) {
    return TrialAxis.OF_THE_GRID.stream()
        .map(axis -> axis.valueOf(row))
        .collect(Collectors.joining("\n"));
  }
}
