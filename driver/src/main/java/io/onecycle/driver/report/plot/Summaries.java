package io.onecycle.driver.report.plot;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.table.CurveRow;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What figures show, in words, for those who cannot see them. */
public final class Summaries {

  private static final int NAMED = 6;
  private static final int PLACES = 3;

  private Summaries() {}

  /** How far each range test went and why it stopped. */
  public static String rangeTests(List<RangeTestGroup> groups) {
    return groups.stream().limit(NAMED).map(Summaries::rangeTests).collect(Collectors.joining(" "))
        + more(groups.size(), "weight decays or momenta");
  }

  private static String rangeTests(RangeTestGroup group) {
    if (group.tests().size() == 1) {
      return rangeTest(group.tests().get(0));
    }
    DoubleSummaryStatistics last =
        group.tests().stream()
            .mapToDouble(test -> test.rows().get(test.rows().size() - 1).lr())
            .summaryStatistics();
    long unlimited =
        group.tests().stream()
            .flatMap(test -> test.summary().stream())
            .filter(row -> row.found().isUnlimited())
            .count();
    return "%s: up to learning rates of %s to %s%s."
        .formatted(
            group.label(),
            Digits.shortest(rounded(last.getMin())),
            Digits.shortest(rounded(last.getMax())),
            unlimited > 0 ? ", %d without a limit".formatted(unlimited) : "");
  }

  /** The highest learning rate and the momentum range of each schedule. */
  public static String schedules(List<ScheduleCurve> curves) {
    return curves.stream()
            .limit(NAMED)
            .map(
                curve ->
                    "%s: learning rate up to %s, momentum %s to %s over %d iterations."
                        .formatted(
                            curve.label(),
                            Digits.shortest(rounded(max(curve, false))),
                            Digits.shortest(rounded(-max(curve, true))),
                            Digits.shortest(
                                rounded(
                                    curve.rows().stream()
                                        .mapToDouble(CurveRow::momentum)
                                        .max()
                                        .orElseThrow())),
                            curve.rows().get(curve.rows().size() - 1).iteration() + 1))
            .collect(Collectors.joining(" "))
        + more(curves.size(), "schedules");
  }

  /** The last value of a metric for each setting. */
  public static String training(List<SettingCurves> settings, String metric) {
    return settings.stream()
            .limit(NAMED)
            .map(curves -> last(curves, metric))
            .collect(Collectors.joining(" "))
        + more(settings.size(), "settings");
  }

  private static double max(ScheduleCurve curve, boolean ofNegativeMomentum) {
    return curve.rows().stream()
        .mapToDouble(row -> ofNegativeMomentum ? -row.momentum() : row.lr())
        .max()
        .orElseThrow();
  }

  private static String rangeTest(RangeTestCurve test) {
    String end =
        test.summary()
            .map(row -> row.found().stopped().word())
            .map(
                stopped ->
                    switch (stopped) {
                      case "end" -> "reached the end of its range";
                      case "diverged" -> "diverged";
                      case "nan" -> "ended in a loss that is no number";
                      default -> "failed";
                    })
            .orElse("was recorded");
    return "%s: %s at learning rate %s after %d iterations."
        .formatted(
            test.label(),
            end,
            Digits.shortest(rounded(test.rows().get(test.rows().size() - 1).lr())),
            test.rows().size());
  }

  private static String last(SettingCurves curves, String metric) {
    OptionalDouble last =
        curves.seeds().stream()
            .filter(seed -> !seed.isDiverged())
            .flatMap(
                seed ->
                    seed.metric().stream().filter(Double::isFinite).reduce((a, b) -> b).stream())
            .mapToDouble(v -> v)
            .average();
    long diverged = curves.seeds().stream().filter(SettingCurves.SeedCurve::isDiverged).count();
    return "%s: %s%s."
        .formatted(
            curves.label(),
            last.isPresent()
                ? "%s %s at the end".formatted(metric, Digits.fixed(last.getAsDouble(), PLACES))
                : "no " + metric,
            diverged > 0 ? ", %d diverged".formatted(diverged) : "");
  }

  private static double rounded(double value) {
    return new java.math.BigDecimal(value).round(new java.math.MathContext(PLACES)).doubleValue();
  }

  private static String more(int size, String what) {
    return size > NAMED ? " And %d more %s.".formatted(size - NAMED, what) : "";
  }
}
