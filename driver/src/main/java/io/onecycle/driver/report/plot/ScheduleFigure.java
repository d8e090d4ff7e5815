package io.onecycle.driver.report.plot;

import io.onecycle.driver.report.plot.svg.Extent;
import io.onecycle.driver.report.plot.svg.Figure;
import io.onecycle.driver.report.plot.svg.Ink;
import io.onecycle.driver.report.plot.svg.Quad;
import io.onecycle.driver.report.plot.svg.Scale;
import io.onecycle.driver.table.CurveRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Learning rate and momentum against the iteration. */
final class ScheduleFigure {

  private ScheduleFigure() {}

  static Optional<Figure> of(List<ScheduleCurve> curves) {
    return Extent.of(values(curves, row -> (double) row.iteration()))
        .map(
            iterations -> {
              Quad quad = new Quad("schedule", Scale.linear(iterations), "iteration");
              draw(quad, "Learning rate", curves, CurveRow::lr);
              draw(quad, "Momentum", curves, CurveRow::momentum);
              return quad.figure(
                  "Learning rate and momentum schedule",
                  Summaries.schedules(curves),
                  curves.size() > 1
                      ? curves.stream().map(ScheduleCurve::label).toList()
                      : List.of(),
                  List.of());
            });
  }

  private static void draw(
      Quad quad, String head, List<ScheduleCurve> curves, Function<CurveRow, Double> value) {
    quad.panel(head, Extent.of(values(curves, value)).map(Scale::linear))
        .ifPresent(
            panel -> {
              for (int i = 0; i < curves.size(); i++) {
                List<ScheduleCurve> one = List.of(curves.get(i));
                panel.line(
                    values(one, row -> (double) row.iteration()),
                    values(one, value),
                    Ink.of(i),
                    "line");
              }
            });
  }

  private static List<Double> values(List<ScheduleCurve> curves, Function<CurveRow, Double> value) {
    return curves.stream().flatMap(curve -> curve.rows().stream()).map(value).toList();
  }
}
