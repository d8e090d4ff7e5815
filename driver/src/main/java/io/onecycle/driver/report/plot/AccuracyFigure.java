package io.onecycle.driver.report.plot;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Group;
import io.onecycle.driver.analyse.words.ObjectiveWords;
import io.onecycle.driver.report.plot.svg.Extent;
import io.onecycle.driver.report.plot.svg.Figure;
import io.onecycle.driver.report.plot.svg.Ink;
import io.onecycle.driver.report.plot.svg.Legend;
import io.onecycle.driver.report.plot.svg.Panel;
import io.onecycle.driver.report.plot.svg.Scale;
import io.onecycle.driver.report.plot.svg.Svg;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The objective, e.g. final accuracy, against an axis: every seed as a dot, and each setting's mean
 * with its interval.
 */
final class AccuracyFigure {

  private static final double LEFT = 64;
  private static final double TOP = 34;
  private static final double HEIGHT = 300;
  private static final double GAP = 26;

  /** With more series than this, only the best setting of each value is drawn. */
  private static final int SERIES = 6;

  private final RankedSettings settings;
  private final TrialAxis axis;
  private final List<TrialAxis> others;
  private final List<String> values;
  private final List<String> series;

  private AccuracyFigure(RankedSettings settings, TrialAxis axis) {
    this.settings = settings;
    this.axis = axis;
    List<TrialAxis> rest = settings.variedBut(axis);
    List<String> all = labels(rest);
    this.others = all.size() > SERIES ? List.of() : rest;
    this.series = labels(others);
    this.values =
        settings.ranked().stream()
            .map(group -> group.values().get(axis))
            .distinct()
            .sorted(AxisValues.ORDER)
            .toList();
  }

  static Optional<Figure> of(RankedSettings settings, TrialAxis axis) {
    AccuracyFigure figure = new AccuracyFigure(settings, axis);
    List<Double> reach = new ArrayList<>();
    figure.cells().forEach(cell -> figure.reach(cell, reach));
    return Extent.of(reach).map(range -> figure.draw(Scale.linear(range)));
  }

  private String metric() {
    return settings.objective().metric();
  }

  private String finalValidation() {
    return metric().equals(Objective.LOSS)
        ? "Final validation loss"
        : "Final validation " + metric();
  }

  private record Cell(int value, int series, Group setting) {}

  private List<String> labels(List<TrialAxis> axes) {
    return settings.ranked().stream()
        .sorted(AxisValues.by(axes))
        .map(group -> AxisValues.label(group, axes))
        .distinct()
        .toList();
  }

  /** The best setting of each value and series. */
  private List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (Group group : settings.ranked()) {
      int value = values.indexOf(group.values().get(axis));
      int one = series.indexOf(AxisValues.label(group, others));
      if (cells.stream().noneMatch(cell -> cell.value == value && cell.series == one)) {
        cells.add(new Cell(value, one, group));
      }
    }
    return cells;
  }

  /** An interval of two seeds can be wider than all accuracies there are: it is cut. */
  private void reach(Cell cell, List<Double> reach) {
    List<Double> dots =
        dots(cell).stream().map(trial -> settings.last(trial).orElseThrow()).toList();
    Extent.of(dots)
        .ifPresent(
            range -> {
              double room = Math.max(2 * range.span(), 0.002);
              reach.addAll(dots);
              cell.setting
                  .row()
                  .ci95Low()
                  .ifPresent(v -> reach.add(Math.max(v, range.low() - room)));
              cell.setting
                  .row()
                  .ci95High()
                  .ifPresent(v -> reach.add(Math.min(v, range.high() + room)));
            });
  }

  private List<TrialRow> dots(Cell cell) {
    return settings.trialsOf(cell.setting).stream()
        .filter(trial -> settings.last(trial).isPresent())
        .toList();
  }

  private Figure draw(Scale y) {
    double column = Math.max(90, Math.min(170, 720.0 / values.size()));
    column = Math.max(column, GAP + 30.0 * series.size());
    double width = column * values.size();
    Panel panel =
        new Panel(
            new Panel.Box(metric() + "-" + axis.key() + "-clip", LEFT, TOP, width, HEIGHT),
            new Scale(0, 1, false),
            y);
    panel.yAxis(finalValidation());
    for (int i = 0; i < values.size(); i++) {
      panel.svg().text(LEFT + (i + 0.5) * column, panel.bottom() + 18, "middle", "", values.get(i));
    }
    panel.svg().text(LEFT + width / 2, panel.bottom() + 54, "middle", "", axis.key());
    for (Cell cell : cells()) {
      double slot = (column - GAP) / series.size();
      draw(panel, cell, LEFT + cell.value * column + GAP / 2 + (cell.series + 0.5) * slot, slot);
    }
    List<String> lost = lost(panel, column);
    double end = panel.bottom() + 82;
    Legend legend = new Legend(LEFT, end);
    if (series.size() > 1) {
      legend.series(series);
      end += series.size() * Legend.LINE_HEIGHT;
    }
    legend.remark(remark());
    panel.svg().raw(legend.svg());
    return new Figure(
        metric() + "-vs-" + axis.key(),
        ObjectiveWords.title(settings.objective()) + " against " + axis.key(),
        description(lost),
        Math.max(LEFT + width + 20, 560),
        end + 14,
        panel.svg().toString());
  }

  private void draw(Panel panel, Cell cell, double centre, double slot) {
    Ink ink = Ink.of(cell.series);
    List<TrialRow> trials = dots(cell);
    double shift = Math.min(slot / 4, 14);
    for (int i = 0; i < trials.size(); i++) {
      TrialRow trial = trials.get(i);
      double jitter = ((i % 3) - 1) * Math.min(shift / 3, 4);
      double value = settings.last(trial).orElseThrow();
      String title =
          "%s %s, seed %d: %s %s"
              .formatted(
                  axis.key(),
                  values.get(cell.value),
                  trial.seed(),
                  metric(),
                  Digits.fixed(value, 4));
      panel.dot(centre - shift / 2 + jitter, value, 4, ink, title);
    }
    interval(panel, cell, centre + shift, ink);
  }

  private static void interval(Panel panel, Cell cell, double at, Ink ink) {
    cell.setting
        .row()
        .mean()
        .ifPresent(
            mean -> {
              String style = "line l" + ink.colour();
              Svg svg = panel.svg();
              svg.open("g", "class", style, "clip-path", panel.clip());
              double y = panel.py(mean);
              svg.element(
                  "line", "x1", at - 7, "x2", at + 7, "y1", y, "y2", y, "stroke-width", 2.5);
              if (cell.setting.row().ci95Low().isPresent()) {
                double low = panel.py(cell.setting.row().ci95Low().orElseThrow());
                double high = panel.py(cell.setting.row().ci95High().orElseThrow());
                svg.element("line", "x1", at, "x2", at, "y1", low, "y2", high);
                svg.element("line", "x1", at - 4, "x2", at + 4, "y1", low, "y2", low);
                svg.element("line", "x1", at - 4, "x2", at + 4, "y1", high, "y2", high);
              }
              svg.close("g");
            });
  }

  /** Below each value, how many trials were lost and why. */
  private List<String> lost(Panel panel, double column) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      int at = i;
      List<Cell> here = cells().stream().filter(cell -> cell.value == at).toList();
      int diverged = here.stream().mapToInt(cell -> cell.setting.row().diverged()).sum();
      int failed = here.stream().mapToInt(cell -> cell.setting.row().failed()).sum();
      List<String> parts = new ArrayList<>();
      if (diverged > 0) {
        parts.add(diverged + " diverged");
      }
      if (failed > 0) {
        parts.add(failed + " failed");
      }
      if (!parts.isEmpty()) {
        String text = String.join(", ", parts);
        panel
            .svg()
            .text(LEFT + (i + 0.5) * column, panel.bottom() + 34, "middle", "small bad", text);
        all.add(axis.key() + " " + values.get(i) + ": " + text + ".");
      }
    }
    return all;
  }

  private String remark() {
    return "a dot is a seed; the bar is their mean with its 95 % CI"
        + (others.isEmpty() && !settings.variedBut(axis).isEmpty()
            ? "; of each value its best setting"
            : "");
  }

  private String description(List<String> lost) {
    String means =
        cells().stream()
            .filter(cell -> cell.setting.row().n() > 0)
            .limit(SERIES)
            .map(
                cell ->
                    "%s: %s (n = %d)."
                        .formatted(
                            settings.label(cell.setting),
                            Digits.fixed(cell.setting.row().mean().orElseThrow(), 4),
                            cell.setting.row().n()))
            .collect(Collectors.joining(" "));
    return "Mean " + metric() + ", the best first. " + means + " " + String.join(" ", lost);
  }
}
