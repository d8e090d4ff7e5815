package io.onecycle.driver.report.plot.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A figure of up to three panels over the same x, and the legend as the fourth. */
public final class Quad {

  static final double WIDTH = 880;
  private static final double HEIGHT = 640;
  private static final double LEFT = 58;
  private static final double TOP = 34;
  private static final double PANEL_WIDTH = 365;
  private static final double PANEL_HEIGHT = 230;

  private final String name;
  private final Scale x;
  private final String xLabel;
  private final List<Panel> panels = new ArrayList<>();

  public Quad(String name, Scale x, String xLabel) {
    this.name = name;
    this.x = x;
    this.xLabel = xLabel;
  }

  /** The next panel; without a range there is nothing to show and it is left out. */
  public Optional<Panel> panel(String head, Optional<Scale> y) {
    return y.map(
        scale -> {
          int i = panels.size();
          Panel panel =
              new Panel(
                      new Panel.Box(
                          name + "-clip" + i,
                          LEFT + left(i),
                          TOP + top(i),
                          PANEL_WIDTH,
                          PANEL_HEIGHT),
                      x,
                      scale)
                  .axes(head, xLabel);
          panels.add(panel);
          return panel;
        });
  }

  public Figure figure(
      String title, String description, List<String> series, List<String> remarks) {
    Svg body = new Svg();
    panels.forEach(panel -> body.raw(panel.svg()));
    int legendAt = panels.size();
    Legend legend = new Legend(LEFT + left(legendAt), TOP + top(legendAt) + 10).series(series);
    remarks.forEach(legend::remark);
    body.raw(legend.svg());
    double needed =
        TOP + top(legendAt) + 20 + (series.size() + remarks.size()) * Legend.LINE_HEIGHT;
    double drawn = panels.size() > 2 ? HEIGHT : HEIGHT / 2;
    return new Figure(name, title, description, WIDTH, Math.max(drawn, needed), body.toString());
  }

  private static double left(int i) {
    return i % 2 * (WIDTH / 2);
  }

  private static double top(int i) {
    return Math.floorDiv(i, 2) * (HEIGHT / 2);
  }
}
