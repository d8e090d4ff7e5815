package io.onecycle.driver.report.plot;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Group;
import io.onecycle.driver.analyse.words.ObjectiveWords;
import io.onecycle.driver.report.plot.svg.Figure;
import io.onecycle.driver.report.plot.svg.Svg;
import io.onecycle.driver.table.ComparisonRow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The mean of the objective, e.g. final accuracy, over the two axes with the most values, as a heat
 * map with its numbers.
 */
final class GridFigure {

  private static final double LEFT = 120;
  private static final double TOP = 52;
  private static final double CELL_WIDTH = 96;
  private static final double CELL_HEIGHT = 46;

  private final RankedSettings settings;
  private final TrialAxis across;
  private final TrialAxis down;
  private final List<String> columns;
  private final List<String> rows;

  private GridFigure(RankedSettings settings, TrialAxis across, TrialAxis down) {
    this.settings = settings;
    this.across = across;
    this.down = down;
    this.columns = values(settings, across);
    this.rows = values(settings, down);
  }

  /** Empty where fewer than two axes were varied. */
  static Optional<Figure> of(RankedSettings settings) {
    List<TrialAxis> most =
        settings.varied().stream()
            .sorted(
                Comparator.comparing((TrialAxis axis) -> values(settings, axis).size()).reversed())
            .limit(2)
            .sorted()
            .toList();
    return most.size() < 2
        ? Optional.empty()
        : Optional.of(new GridFigure(settings, most.get(0), most.get(1)).draw());
  }

  private static List<String> values(RankedSettings settings, TrialAxis axis) {
    return settings.ranked().stream()
        .map(group -> group.values().get(axis))
        .distinct()
        .sorted(AxisValues.ORDER)
        .toList();
  }

  private Figure draw() {
    Svg svg = new Svg();
    svg.text(LEFT, 20, "start", "head", "Mean final validation " + settings.objective().metric());
    for (int column = 0; column < columns.size(); column++) {
      svg.text(x(column) + CELL_WIDTH / 2, TOP - 8, "middle", "", columns.get(column));
    }
    for (int row = 0; row < rows.size(); row++) {
      svg.text(LEFT - 10, y(row) + CELL_HEIGHT / 2 + 4, "end", "", rows.get(row));
    }
    svg.text(
        LEFT + columns.size() * CELL_WIDTH / 2, y(rows.size()) + 20, "middle", "", across.key());
    svg.text(14, TOP - 8, "start", "", down.key());
    Shades shades =
        Shades.over(
            settings.ranked().stream()
                .flatMap(group -> group.row().mean().stream())
                .map(settings.objective()::worth)
                .toList());
    int filled = 0;
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        Optional<Group> best = best(columns.get(column), rows.get(row));
        if (best.isPresent()) {
          cell(svg, best.get().row(), x(column), y(row), shades, title(best.get()));
          filled++;
        }
      }
    }
    svg.text(14, y(rows.size()) + 44, "start", "small", remark());
    return new Figure(
        "grid",
        "%s over %s and %s"
            .formatted(ObjectiveWords.title(settings.objective()), across.key(), down.key()),
        description(filled),
        Math.max(560, LEFT + columns.size() * CELL_WIDTH + 20),
        y(rows.size()) + 58,
        svg.toString());
  }

  private void cell(Svg svg, ComparisonRow row, double x, double y, Shades shades, String title) {
    String fill = row.mean().map(settings.objective()::worth).map(shades::of).orElse("#d9d9d9");
    String ink = Shades.inkOn(fill);
    String text = row.mean().map(mean -> Digits.fixed(mean, 4)).orElse("–");
    int lost = row.diverged() + row.failed();
    String below = "n = " + row.n() + (lost > 0 ? ", lost " + lost : "");
    svg.open("g", "class", "cell").title(title);
    svg.element(
        "rect",
        "x",
        x + 1,
        "y",
        y + 1,
        "width",
        CELL_WIDTH - 2,
        "height",
        CELL_HEIGHT - 2,
        "rx",
        3,
        "fill",
        fill);
    svg.text(x + CELL_WIDTH / 2, y + 20, "middle", ink, text);
    svg.text(x + CELL_WIDTH / 2, y + 37, "middle", "small " + ink, below);
    svg.close("g");
  }

  /** Of several settings with these two values, the best. */
  private Optional<Group> best(String column, String row) {
    return settings.ranked().stream()
        .filter(g -> g.values().get(across).equals(column) && g.values().get(down).equals(row))
        .findFirst();
  }

  private String title(Group group) {
    return settings.label(group)
        + group
            .row()
            .mean()
            .map(m -> ": " + settings.objective().metric() + " " + Digits.fixed(m, 4))
            .orElse("");
  }

  private String remark() {
    return settings.varied().size() > 2
        ? "lighter is better; each cell is the best setting with these two values"
        : "lighter is better; n: completed seeds; lost: diverged or failed";
  }

  private String description(int filled) {
    Optional<Group> best = settings.ranked().stream().filter(g -> g.row().n() > 0).findFirst();
    return "%d of %d cells have trials.%s"
        .formatted(
            filled,
            columns.size() * rows.size(),
            best.map(
                    group ->
                        " The best is %s with %s."
                            .formatted(
                                settings.label(group),
                                Digits.fixed(group.row().mean().orElseThrow(), 4)))
                .orElse(""));
  }

  private static double x(int column) {
    return LEFT + column * CELL_WIDTH;
  }

  private static double y(int row) {
    return TOP + row * CELL_HEIGHT;
  }
}
