package io.onecycle.driver.report.plot;

import io.onecycle.driver.analyse.stats.Interval;
import io.onecycle.driver.analyse.words.RangeWords;
import io.onecycle.driver.report.plot.svg.Extent;
import io.onecycle.driver.report.plot.svg.Figure;
import io.onecycle.driver.report.plot.svg.Ink;
import io.onecycle.driver.report.plot.svg.Legend;
import io.onecycle.driver.report.plot.svg.Panel;
import io.onecycle.driver.report.plot.svg.Quad;
import io.onecycle.driver.report.plot.svg.Scale;
import io.onecycle.driver.sweep.LrFind.Suggestion;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Range tests: smoothed losses and a metric against the learning rate; of several tests of a weight
 * decay, their median and range. The first 10 and the last 5 points are left out, as fastai does.
 */
final class LrFindFigure {

  private static final Map<Suggestion, String> SIGNS = new EnumMap<>(Suggestion.class);

  static {
    SIGNS.put(Suggestion.MINIMUM, "●");
    SIGNS.put(Suggestion.STEEPEST, "▲");
    SIGNS.put(Suggestion.VALLEY, "◆");
  }

  private LrFindFigure() {}

  static Optional<Figure> of(List<RangeTestGroup> all, String metric) {
    List<RangeTestGroup> groups = all.stream().limit(Legend.MOST).toList();
    Optional<Extent> rates =
        Extent.of(
            groups.stream().flatMap(group -> group.rates().stream()).filter(lr -> lr > 0).toList());
    return rates.map(range -> draw(groups, all, range, metric));
  }

  private static Figure draw(
      List<RangeTestGroup> groups, List<RangeTestGroup> all, Extent rates, String metric) {
    Quad quad = new Quad("lr_find", Scale.log(rates), "learning rate");
    double cap = cap(groups);
    losses(quad, "Training loss, smoothed", groups, LrFindRow::trainLoss, cap);
    losses(quad, "Validation loss, smoothed", groups, LrFindRow::valLoss, cap);
    losses(
        quad,
        "Validation " + metric + ", smoothed",
        groups,
        row -> row.metric(metric).orElse(Double.NaN),
        highest(metric));
    int leftOut = tests(all) - tests(groups);
    List<String> remarks = new ArrayList<>();
    remarks.add("● minimum/10   ▲ steepest   ◆ valley: suggested max_lr");
    if (groups.stream().anyMatch(group -> group.tests().size() > 1)) {
      remarks.add("line: median of the tests; band: their range");
    }
    if (groups.stream().anyMatch(group -> group.interval().isPresent())) {
      remarks.add(
          "bar: 95 % interval of " + RangeWords.name(groups.get(0).rule()) + ", log-normal");
    }
    remarks.add("debiased average 0.98; first 10 and last 5 points left out");
    if (leftOut > 0) {
      remarks.add(leftOut + " more tests are not drawn");
    }
    return quad.figure(
        "LR range test",
        Summaries.rangeTests(groups),
        groups.stream().map(RangeTestGroup::label).toList(),
        remarks);
  }

  private static int tests(List<RangeTestGroup> groups) {
    return groups.stream().mapToInt(group -> group.tests().size()).sum();
  }

  private static void losses(
      Quad quad,
      String head,
      List<RangeTestGroup> groups,
      ToDoubleFunction<LrFindRow> value,
      double cap) {
    List<Spread> spreads = groups.stream().map(group -> group.smoothed(value)).toList();
    Optional<Scale> scale =
        Extent.of(
                spreads.stream()
                    .flatMap(spread -> Stream.of(spread.low(), spread.high()))
                    .flatMap(List::stream)
                    .toList(),
                cap)
            .map(Scale::linear);
    quad.panel(head, scale)
        .ifPresent(
            panel -> {
              for (int i = 0; i < groups.size(); i++) {
                draw(panel, groups.get(i), spreads.get(i), Ink.of(i));
              }
            });
  }

  private static void draw(Panel panel, RangeTestGroup group, Spread spread, Ink ink) {
    List<Double> rates = group.rates();
    if (group.tests().size() > 1) {
      panel.band(rates, spread.low(), spread.high(), ink);
    }
    panel.line(rates, spread.middle(), ink, "line");
    SIGNS.forEach(
        (rule, sign) ->
            group
                .suggestion(rule)
                .ifPresent(
                    lr -> {
                      OptionalDouble at = at(lr, rates, spread.middle());
                      if (at.isPresent()) {
                        double y = panel.py(at.getAsDouble());
                        if (rule == group.rule()) {
                          group.interval().ifPresent(ci -> bar(panel, ci, rates, y, ink));
                        }
                        panel.svg().text(panel.px(lr), y + 4, "middle", "f" + ink.colour(), sign);
                      }
                    }));
  }

  /** What the curve has there; a suggestion among the points left out has no place on it. */
  private static OptionalDouble at(double lr, List<Double> rates, List<Double> values) {
    int nearest = 0;
    for (int i = 0; i < Math.min(rates.size(), values.size()); i++) {
      if (Math.abs(rates.get(i) - lr) < Math.abs(rates.get(nearest) - lr)) {
        nearest = i;
      }
    }
    return !rates.isEmpty()
            && !values.isEmpty()
            && lr >= rates.get(0) * 0.999
            && Double.isFinite(values.get(nearest))
        ? OptionalDouble.of(values.get(nearest))
        : OptionalDouble.empty();
  }

  /** A suggestion's interval, as much of it as the axis shows. */
  private static void bar(Panel panel, Interval ci, List<Double> rates, double y, Ink ink) {
    double last = rates.get(rates.size() - 1);
    double left = panel.px(Math.max(rates.get(0), Math.min(last, ci.low())));
    double right = panel.px(Math.min(last, Math.max(rates.get(0), ci.high())));
    String style = "line l" + ink.colour();
    panel.svg().element("line", "class", style, "x1", left, "x2", right, "y1", y, "y2", y);
    for (double end : new double[] {left, right}) {
      panel.svg().element("line", "class", style, "x1", end, "x2", end, "y1", y - 4, "y2", y + 4);
    }
  }

  /** Above it there is nothing to draw. */
  static double highest(String metric) {
    return metric.equals(Objective.ACCURACY.metric()) ? 1 : Double.POSITIVE_INFINITY;
  }

  /** A loss well above the first ones tells nothing more than that it ran away. */
  private static double cap(List<RangeTestGroup> groups) {
    return 1.3
        * groups.stream()
            .flatMap(group -> group.tests().stream())
            .mapToDouble(test -> test.rows().get(0).trainLoss())
            .filter(Double::isFinite)
            .max()
            .orElse(Double.POSITIVE_INFINITY);
  }
}
