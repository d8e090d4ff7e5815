package io.onecycle.driver.report.plot;

import io.onecycle.driver.report.plot.SettingCurves.SeedCurve;
import io.onecycle.driver.report.plot.svg.Extent;
import io.onecycle.driver.report.plot.svg.Figure;
import io.onecycle.driver.report.plot.svg.Ink;
import io.onecycle.driver.report.plot.svg.Panel;
import io.onecycle.driver.report.plot.svg.Quad;
import io.onecycle.driver.report.plot.svg.Scale;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Losses and a metric against the iteration: the mean of each setting, with the range of seeds. */
final class TrainingFigure {

  static final int SETTINGS = 8;

  private TrainingFigure() {}

  static Optional<Figure> of(List<SettingCurves> all, int settings, String metric) {
    List<SettingCurves> best =
        all.stream().sorted(Comparator.comparing(SettingCurves::rank)).limit(SETTINGS).toList();
    List<SettingCurves> shown = all.stream().filter(best::contains).toList();
    return Extent.of(
            shown.stream()
                .flatMap(curves -> curves.iterations().stream())
                .map(Integer::doubleValue)
                .toList())
        .map(iterations -> draw(shown, settings, iterations, metric));
  }

  private static Figure draw(
      List<SettingCurves> shown, int settings, Extent iterations, String metric) {
    Quad quad = new Quad("training", Scale.linear(iterations), "iteration");
    double cap = cap(shown);
    add(
        quad,
        "Training loss, smoothed",
        shown,
        true,
        cap,
        SettingCurves::iterations,
        SeedCurve::trainLoss);
    add(quad, "Validation loss", shown, true, cap, SettingCurves::validated, SeedCurve::valLoss);
    add(
        quad,
        "Validation " + metric,
        shown,
        false,
        LrFindFigure.highest(metric),
        SettingCurves::validated,
        SeedCurve::metric);
    return quad.figure(
        "Training curves",
        Summaries.training(shown, metric),
        shown.stream().map(SettingCurves::label).toList(),
        Stream.of(
                Optional.of("line: mean of the seeds; band: their range; thin: diverged"),
                settings > shown.size()
                    ? Optional.of("the best %d of %d settings".formatted(shown.size(), settings))
                    : Optional.<String>empty())
            .flatMap(Optional::stream)
            .toList());
  }

  private static void add(
      Quad quad,
      String head,
      List<SettingCurves> shown,
      boolean isLog,
      double cap,
      Function<SettingCurves, List<Integer>> xs,
      Function<SeedCurve, List<Double>> ys) {
    List<Double> steady = values(shown, ys, false);
    List<Double> all = steady.isEmpty() ? values(shown, ys, true) : steady;
    Optional<Scale> scale =
        isLog
            ? Extent.of(all.stream().filter(v -> v > 0).toList(), cap).map(Scale::log)
            : Extent.of(all, cap).map(Scale::linear);
    quad.panel(head, scale)
        .ifPresent(
            panel -> {
              for (int i = 0; i < shown.size(); i++) {
                draw(panel, shown.get(i), Ink.of(i), xs, ys);
              }
            });
  }

  private static void draw(
      Panel panel,
      SettingCurves curves,
      Ink ink,
      Function<SettingCurves, List<Integer>> xs,
      Function<SeedCurve, List<Double>> ys) {
    List<Double> at = xs.apply(curves).stream().map(Integer::doubleValue).toList();
    List<List<Double>> steady =
        curves.seeds().stream().filter(seed -> !seed.isDiverged()).map(ys).toList();
    if (!steady.isEmpty()) {
      Spread spread = Spread.of(steady);
      if (steady.size() > 1) {
        panel.band(at, spread.low(), spread.high(), ink);
      }
      panel.line(at, spread.middle(), ink, "line");
    }
    curves.seeds().stream()
        .filter(SeedCurve::isDiverged)
        .forEach(seed -> panel.line(at, ys.apply(seed), ink, "thin"));
  }

  private static List<Double> values(
      List<SettingCurves> shown, Function<SeedCurve, List<Double>> ys, boolean diverged) {
    return shown.stream()
        .flatMap(curves -> curves.seeds().stream())
        .filter(seed -> seed.isDiverged() == diverged)
        .flatMap(seed -> ys.apply(seed).stream())
        .filter(Double::isFinite)
        .toList();
  }

  private static double cap(List<SettingCurves> shown) {
    return 1.3
        * shown.stream()
            .flatMap(curves -> curves.seeds().stream())
            .flatMap(seed -> seed.trainLoss().stream().limit(1))
            .filter(Double::isFinite)
            .mapToDouble(v -> v)
            .max()
            .orElse(Double.POSITIVE_INFINITY);
  }
}
