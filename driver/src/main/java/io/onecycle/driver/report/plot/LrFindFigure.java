package io.onecycle.driver.report.plot;

import io.onecycle.driver.report.plot.svg.Extent;
import io.onecycle.driver.report.plot.svg.Figure;
import io.onecycle.driver.report.plot.svg.Ink;
import io.onecycle.driver.report.plot.svg.Legend;
import io.onecycle.driver.report.plot.svg.Panel;
import io.onecycle.driver.report.plot.svg.Quad;
import io.onecycle.driver.report.plot.svg.Scale;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.worker.train.Smoothing;
import io.onecycle.worker.trial.score.Objective;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Range tests: smoothed losses and a metric against the learning rate. The first 10 and the last 5
 * points are left out, as fastai does.
 */
final class LrFindFigure {

  private static final int SKIP_START = 10;
  private static final int SKIP_END = 5;

  private LrFindFigure() {}

  static Optional<Figure> of(List<RangeTestCurve> all, String metric) {
    List<RangeTestCurve> tests = all.stream().limit(Legend.MOST).toList();
    Optional<Extent> rates =
        Extent.of(
            tests.stream().flatMap(test -> rates(test).stream()).filter(lr -> lr > 0).toList());
    return rates.map(range -> draw(tests, all.size() - tests.size(), range, metric));
  }

  private static Figure draw(List<RangeTestCurve> tests, int leftOut, Extent rates, String metric) {
    Quad quad = new Quad("lr_find", Scale.log(rates), "learning rate");
    double cap = cap(tests);
    losses(quad, "Training loss, smoothed", tests, LrFindRow::trainLoss, cap);
    losses(quad, "Validation loss, smoothed", tests, LrFindRow::valLoss, cap);
    losses(
        quad,
        "Validation " + metric + ", smoothed",
        tests,
        row -> row.metric(metric).orElse(Double.NaN),
        highest(metric));
    return quad.figure(
        "LR range test",
        Summaries.rangeTests(tests),
        tests.stream().map(RangeTestCurve::label).toList(),
        Stream.of(
                Optional.of("● minimum/10   ▲ steepest   ◆ valley: suggested max_lr"),
                Optional.of("debiased average 0.98; first 10 and last 5 points left out"),
                leftOut > 0
                    ? Optional.of(leftOut + " more tests are not drawn")
                    : Optional.<String>empty())
            .flatMap(Optional::stream)
            .toList());
  }

  private static void losses(
      Quad quad,
      String head,
      List<RangeTestCurve> tests,
      ToDoubleFunction<LrFindRow> value,
      double cap) {
    Optional<Scale> scale =
        Extent.of(tests.stream().flatMap(t -> smoothed(t, value).stream()).toList(), cap)
            .map(Scale::linear);
    quad.panel(head, scale)
        .ifPresent(
            panel -> {
              for (int i = 0; i < tests.size(); i++) {
                RangeTestCurve test = tests.get(i);
                Ink ink = Ink.of(i);
                List<Double> lrs = rates(test);
                List<Double> values = smoothed(test, value);
                panel.line(lrs, values, ink, "line");
                test.summary()
                    .ifPresent(
                        row -> {
                          mark(
                              panel,
                              "●",
                              row,
                              tested -> tested.found().suggestionMinimum(),
                              lrs,
                              values,
                              ink);
                          mark(
                              panel,
                              "▲",
                              row,
                              tested -> tested.found().suggestionSteep(),
                              lrs,
                              values,
                              ink);
                          mark(
                              panel,
                              "◆",
                              row,
                              tested -> tested.found().suggestionValley(),
                              lrs,
                              values,
                              ink);
                        });
              }
            });
  }

  /** Above it there is nothing to draw. */
  static double highest(String metric) {
    return metric.equals(Objective.ACCURACY.metric()) ? 1 : Double.POSITIVE_INFINITY;
  }

  /** A loss well above the first ones tells nothing more than that it ran away. */
  private static double cap(List<RangeTestCurve> tests) {
    return 1.3
        * tests.stream()
            .mapToDouble(test -> test.rows().get(0).trainLoss())
            .filter(Double::isFinite)
            .max()
            .orElse(Double.POSITIVE_INFINITY);
  }

  private static void mark(
      Panel panel,
      String sign,
      LrFindSummaryRow row,
      Function<LrFindSummaryRow, Optional<Double>> suggestion,
      List<Double> lrs,
      List<Double> values,
      Ink ink) {
    suggestion
        .apply(row)
        .ifPresent(
            lr -> {
              int nearest = 0;
              for (int i = 0; i < lrs.size(); i++) {
                if (Math.abs(lrs.get(i) - lr) < Math.abs(lrs.get(nearest) - lr)) {
                  nearest = i;
                }
              }
              // A suggestion among the points left out has no place on the curve.
              if (!lrs.isEmpty()
                  && lr >= lrs.get(0) * 0.999
                  && Double.isFinite(values.get(nearest))) {
                panel
                    .svg()
                    .text(
                        panel.px(lr),
                        panel.py(values.get(nearest)) + 4,
                        "middle",
                        "f" + ink.colour(),
                        sign);
              }
            });
  }

  private static List<Double> rates(RangeTestCurve test) {
    return skipped(test.rows().stream().map(LrFindRow::lr).toList());
  }

  private static List<Double> smoothed(RangeTestCurve test, ToDoubleFunction<LrFindRow> value) {
    Smoothing smoothing = new Smoothing(Smoothing.BETA);
    return skipped(
        test.rows().stream().map(row -> smoothing.next(value.applyAsDouble(row))).toList());
  }

  private static List<Double> skipped(List<Double> points) {
    return points.size() <= 2 * (SKIP_START + SKIP_END)
        ? points
        : points.subList(SKIP_START, points.size() - SKIP_END);
  }
}
