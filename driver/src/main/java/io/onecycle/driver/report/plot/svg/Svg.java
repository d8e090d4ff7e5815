package io.onecycle.driver.report.plot.svg;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Writes the few SVG elements that the figures use. Text is escaped here, and colours are classes,
 * so that a figure can stand in a file or take the page's colours.
 */
public final class Svg {

  private final StringBuilder out = new StringBuilder();

  /** Coordinates with two decimals: a hundredth of a pixel. */
  public static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /**
   * An empty element.
   *
   * @param attributes names and values by turns; a number is written as a coordinate
   */
  public Svg element(String name, Object... attributes) {
    open(name, attributes);
    out.insert(out.length() - 1, '/');
    return this;
  }

  public Svg open(String name, Object... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      Object value = attributes[i + 1];
      String text =
          value instanceof Number number ? number(number.doubleValue()) : value.toString();
      if (!text.isEmpty()) {
        out.append(' ').append(attributes[i]).append("=\"").append(Markup.text(text)).append('"');
      }
    }
    out.append('>');
    return this;
  }

  public Svg close(String name) {
    out.append("</").append(name).append('>');
    return this;
  }

  /** Text at a point; anchor is start, middle or end. */
  public Svg text(double x, double y, String anchor, String style, String text) {
    open("text", "x", x, "y", y, "text-anchor", anchor, "class", style);
    out.append(Markup.text(text));
    return close("text");
  }

  /** What a pointer reads on the element that is open. */
  public Svg title(String text) {
    out.append("<title>").append(Markup.text(text)).append("</title>");
    return this;
  }

  public Svg raw(Svg other) {
    out.append(other.out);
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
