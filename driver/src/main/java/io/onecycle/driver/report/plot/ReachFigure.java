package io.onecycle.driver.report.plot;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.reach.Reach;
import io.onecycle.driver.analyse.reach.ReachedSetting;
import io.onecycle.driver.analyse.words.ObjectiveWords;
import io.onecycle.driver.report.plot.svg.Extent;
import io.onecycle.driver.report.plot.svg.Figure;
import io.onecycle.driver.report.plot.svg.Ink;
import io.onecycle.driver.report.plot.svg.Scale;
import io.onecycle.driver.report.plot.svg.Svg;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Iterations to a value of the objective: a row for each setting, a dot for each seed. */
public final class ReachFigure {

  private static final double LEFT = 20;
  private static final double LABELS = 330;
  private static final double PLOT = 480;
  private static final double TOP = 40;
  private static final double ROW = 34;

  private ReachFigure() {}

  /** The figure {@code reach}; empty if nothing reached it. */
  public static Optional<Figure> of(Reach reach) {
    return Extent.of(
            reach.settings().stream()
                .flatMap(setting -> setting.reached().values().stream())
                .map(Integer::doubleValue)
                .toList())
        .map(range -> draw(reach, Scale.linear(new Extent(0, range.high()))));
  }

  private static Figure draw(Reach reach, Scale scale) {
    List<ReachedSetting> settings = reach.settings();
    double bottom = TOP + ROW * settings.size();
    Svg svg = new Svg();
    String head =
        "Iterations to " + ObjectiveWords.value(reach.objective(), Digits.shortest(reach.value()));
    svg.text(LEFT, TOP - 16, "start", "head", head);
    for (double tick : scale.ticks(6)) {
      if (tick >= 0) {
        double at = x(scale, tick);
        svg.element("line", "class", "grid", "x1", at, "x2", at, "y1", TOP, "y2", bottom);
        svg.text(at, bottom + 16, "middle", "small", Digits.shortest(tick));
      }
    }
    for (int i = 0; i < settings.size(); i++) {
      row(svg, settings.get(i), Ink.of(i), scale, TOP + ROW * (i + 0.5));
    }
    svg.text(x(scale, 0) + PLOT / 2, bottom + 34, "middle", "", "iteration");
    return new Figure(
        "reach",
        head,
        "%d settings, a dot for each seed that got there".formatted(settings.size()),
        LEFT + LABELS + PLOT + 20,
        bottom + 46,
        svg.toString());
  }

  private static void row(Svg svg, ReachedSetting setting, Ink ink, Scale scale, double y) {
    svg.text(LEFT, y - 3, "start", "", setting.sweep());
    int never = setting.seeds() - setting.reached().size();
    String missed =
        Stream.of(
                never > 0 ? "%d of %d never".formatted(never, setting.seeds()) : "",
                setting.unknown() > 0 ? "%d unknown".formatted(setting.unknown()) : "")
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    String below = setting.label().isEmpty() || missed.isEmpty() ? "" : "; ";
    svg.text(LEFT, y + 12, "start", "small", setting.label() + below + missed);
    for (Map.Entry<Long, Integer> seed : setting.reached().entrySet()) {
      svg.open(
              "circle",
              "class",
              "dot f" + ink.colour(),
              "cx",
              x(scale, seed.getValue()),
              "cy",
              y,
              "r",
              5.0)
          .title("seed %d: %,d iterations".formatted(seed.getKey(), seed.getValue()))
          .close("circle");
    }
    setting
        .typical()
        .ifPresent(
            typical -> {
              double at = x(scale, typical);
              svg.element("line", "class", "axis", "x1", at, "x2", at, "y1", y - 11, "y2", y + 11);
            });
  }

  private static double x(Scale scale, double value) {
    return LEFT + LABELS + scale.at(value) * PLOT;
  }
}
