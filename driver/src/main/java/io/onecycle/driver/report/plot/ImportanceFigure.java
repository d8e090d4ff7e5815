package io.onecycle.driver.report.plot;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.importance.Contribution;
import io.onecycle.driver.analyse.importance.Importance;
import io.onecycle.driver.analyse.words.ImportanceWords;
import io.onecycle.driver.report.plot.svg.Figure;
import io.onecycle.driver.report.plot.svg.Svg;
import java.util.List;
import java.util.Optional;

/** Which axis moved the result: a bar for each source's share, with its interval. */
public final class ImportanceFigure {

  /** Smaller ones are in the table. */
  private static final int BARS = 16;

  private static final double LEFT = 20;
  private static final double LABELS = 250;
  private static final double PLOT = 400;
  private static final double NUMBERS = 100;
  private static final double TOP = 40;
  private static final double ROW = 30;
  private static final int EFFECT = 0;
  private static final int CHANCE = 6;

  private ImportanceFigure() {}

  /** The figure {@code importance}; empty where nothing can be told. */
  public static Optional<Figure> of(Importance importance) {
    return ImportanceWords.summary(importance)
        .map(summary -> draw(importance.contributions(), summary));
  }

  private static Figure draw(List<Contribution> all, String summary) {
    List<Contribution> shown =
        all.stream().filter(one -> one.isChance() || all.indexOf(one) < BARS).toList();
    double bottom = TOP + ROW * shown.size();
    Svg svg = new Svg();
    svg.text(LEFT, TOP - 16, "start", "head", "Share of the variance between trials");
    for (int percent = 0; percent <= 100; percent += 20) {
      double at = x(percent / 100.0);
      svg.element("line", "class", "grid", "x1", at, "x2", at, "y1", TOP, "y2", bottom);
      svg.text(at, bottom + 16, "middle", "small", percent + " %");
    }
    for (int i = 0; i < shown.size(); i++) {
      row(svg, shown.get(i), TOP + ROW * (i + 0.5));
    }
    svg.element("line", "class", "axis", "x1", x(0), "x2", x(0), "y1", TOP, "y2", bottom);
    String remark =
        "bar: share; line: its 95 % CI; paler: cannot be told from chance, or is chance";
    svg.text(LEFT, bottom + 38, "start", "small", remark);
    return new Figure(
        "importance",
        "Which axis moved the result",
        summary,
        LEFT + LABELS + PLOT + NUMBERS,
        bottom + 50,
        svg.toString());
  }

  private static void row(Svg svg, Contribution one, double y) {
    String label = one.term();
    svg.text(
        x(0) - 8, y + 4, "end", "", label.length() > 38 ? label.substring(0, 37) + "…" : label);
    svg.open(
            "rect",
            "class",
            "f" + (one.isChance() ? CHANCE : EFFECT),
            "fill-opacity",
            one.isSignificant() ? "1" : "0.35",
            "x",
            x(0),
            "y",
            y - 9,
            "width",
            Math.max(1, one.share() * PLOT),
            "height",
            18)
        .title(label + ": " + percent(one.share()))
        .close("rect");
    double end = x(one.share());
    if (one.ci95Low().isPresent()) {
      double low = x(one.ci95Low().orElseThrow());
      end = x(one.ci95High().orElseThrow());
      svg.open("g", "class", "axis");
      svg.element("line", "x1", low, "x2", end, "y1", y, "y2", y);
      svg.element("line", "x1", low, "x2", low, "y1", y - 4, "y2", y + 4);
      svg.element("line", "x1", end, "x2", end, "y1", y - 4, "y2", y + 4);
      svg.close("g");
    }
    svg.text(Math.max(end, x(one.share())) + 8, y + 4, "start", "small", percent(one.share()));
  }

  private static String percent(double share) {
    return Digits.fixed(100 * share, 1) + " %";
  }

  private static double x(double share) {
    return LEFT + LABELS + share * PLOT;
  }
}
