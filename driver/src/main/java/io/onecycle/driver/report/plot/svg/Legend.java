package io.onecycle.driver.report.plot.svg;

import java.util.List;

/** Names of series with a piece of their line, and remarks. */
public final class Legend {

  public static final double LINE_HEIGHT = 20;

  /** More would not be told apart. */
  public static final int MOST = 12;

  private final Svg svg = new Svg();
  private final double left;
  private double y;

  public Legend(double left, double top) {
    this.left = left;
    this.y = top;
  }

  public Legend series(List<String> labels) {
    for (int i = 0; i < labels.size(); i++) {
      Ink ink = Ink.of(i);
      svg.element(
          "line",
          "class",
          "line l" + ink.colour(),
          "stroke-dasharray",
          ink.dash(),
          "x1",
          left,
          "x2",
          left + 34,
          "y1",
          y - 4,
          "y2",
          y - 4);
      svg.text(left + 42, y, "start", "", shortened(labels.get(i)));
      y += LINE_HEIGHT;
    }
    return this;
  }

  public Legend remark(String text) {
    svg.text(left, y, "start", "small", text);
    y += LINE_HEIGHT;
    return this;
  }

  public Svg svg() {
    return svg;
  }

  private static String shortened(String label) {
    return label.length() > 60 ? label.substring(0, 59) + "…" : label;
  }
}
