package io.onecycle.driver.report.plot.svg;

import io.onecycle.driver.analyse.Digits;
import java.math.BigDecimal;
import java.util.List;

/** A plotting area with its axes. */
public final class Panel {

  private static final int X_TICKS = 6;
  private static final int Y_TICKS = 6;

  private final Svg svg = new Svg();
  private final Box box;
  private final Scale x;
  private final Scale y;

  /** Where the plotting area lies, labels outside of it, in pixels. */
  public record Box(String id, double left, double top, double width, double height) {}

  public Panel(Box box, Scale x, Scale y) {
    this.box = box;
    this.x = x;
    this.y = y;
  }

  /** The frame with ticks, what the panel shows above it, what x is below it. */
  public Panel axes(String head, String xLabel) {
    svg.text(box.left, box.top - 10, "start", "head", head);
    for (double tick : x.ticks(X_TICKS)) {
      double at = px(tick);
      svg.element("line", "class", "grid", "x1", at, "x2", at, "y1", box.top, "y2", bottom());
      svg.text(at, bottom() + 16, "middle", "small", Digits.shortest(tick));
    }
    yTicks();
    svg.text(box.left + box.width / 2, bottom() + 34, "middle", "", xLabel);
    return this;
  }

  /** The frame for values on y alone. */
  public Panel yAxis(String head) {
    svg.text(box.left, box.top - 10, "start", "head", head);
    yTicks();
    return this;
  }

  private void yTicks() {
    List<Double> ticks = y.ticks(Y_TICKS);
    int places = ticks.stream().mapToInt(Panel::places).max().orElse(0);
    for (double tick : ticks) {
      double at = py(tick);
      svg.element("line", "class", "grid", "x1", box.left, "x2", right(), "y1", at, "y2", at);
      svg.text(box.left - 6, at + 4, "end", "small", label(tick, places));
    }
    svg.element(
        "line", "class", "axis", "x1", box.left, "x2", right(), "y1", bottom(), "y2", bottom());
    svg.open("clipPath", "id", box.id)
        .element("rect", "x", box.left, "y", box.top, "width", box.width, "height", box.height)
        .close("clipPath");
  }

  /** A line through the points that the axes can show; it breaks where they cannot. */
  public Panel line(List<Double> xs, List<Double> ys, Ink ink, String style) {
    StringBuilder path = new StringBuilder();
    boolean isDown = false;
    for (int i = 0; i < xs.size(); i++) {
      if (x.shows(xs.get(i)) && y.shows(ys.get(i))) {
        path.append(isDown ? "L" : "M").append(point(xs.get(i), ys.get(i)));
        isDown = true;
      } else {
        isDown = false;
      }
    }
    svg.element(
        "path",
        "class",
        style + " l" + ink.colour(),
        "stroke-dasharray",
        ink.dash(),
        "clip-path",
        clip(),
        "d",
        path);
    return this;
  }

  /** The area between two lines. */
  public Panel band(List<Double> xs, List<Double> lows, List<Double> highs, Ink ink) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < xs.size(); i++) {
      if (y.shows(lows.get(i)) && y.shows(highs.get(i))) {
        path.append(path.isEmpty() ? "M" : "L").append(point(xs.get(i), highs.get(i)));
      }
    }
    for (int i = xs.size() - 1; i >= 0; i--) {
      if (y.shows(lows.get(i)) && y.shows(highs.get(i))) {
        path.append("L").append(point(xs.get(i), lows.get(i)));
      }
    }
    svg.element(
        "path", "class", "band f" + ink.colour(), "clip-path", clip(), "d", path.append("Z"));
    return this;
  }

  /** A dot, with what a pointer reads on it. */
  public Panel dot(double xPixel, double value, double radius, Ink ink, String title) {
    svg.open("circle", "class", "dot f" + ink.colour(), "cx", xPixel, "cy", py(value), "r", radius)
        .title(title)
        .close("circle");
    return this;
  }

  public double px(double value) {
    return box.left + x.at(value) * box.width;
  }

  public double py(double value) {
    return bottom() - y.at(value) * box.height;
  }

  public double right() {
    return box.left + box.width;
  }

  public double bottom() {
    return box.top + box.height;
  }

  public String clip() {
    return "url(#" + box.id + ")";
  }

  public Svg svg() {
    return svg;
  }

  /** Ticks of one axis with as many decimals each, but powers of ten as they are. */
  private String label(double tick, int places) {
    return y.isLog() || Math.abs(tick) >= 1e6 || places > 6
        ? Digits.shortest(tick)
        : Digits.fixed(tick, places);
  }

  private static int places(double tick) {
    return Math.max(0, BigDecimal.valueOf(tick).stripTrailingZeros().scale());
  }

  private String point(double xValue, double yValue) {
    // A value far outside the frame is clipped; its pixel must still be a number renderers take.
    double at = Math.max(box.top - 1e4, Math.min(bottom() + 1e4, py(yValue)));
    return Svg.number(px(xValue)) + " " + Svg.number(at);
  }
}
