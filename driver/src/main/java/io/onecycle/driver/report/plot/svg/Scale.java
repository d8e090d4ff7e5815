package io.onecycle.driver.report.plot.svg;

import java.util.List;

/**
 * Where a value lies on an axis.
 *
 * @param low the axis's start, above 0 on a log axis
 * @param high its end, above {@code low}
 */
public record Scale(double low, double high, boolean isLog) {

  private static final double MARGIN = 0.04;

  /** From the smallest to the largest value, with a little room. */
  public static Scale linear(Extent extent) {
    double room =
        extent.low() == extent.high() ? Math.max(Math.abs(extent.low()), 1) : extent.span();
    return new Scale(extent.low() - MARGIN * room, extent.high() + MARGIN * room, false);
  }

  /** The same on a log axis; the extent must be of positive values. */
  public static Scale log(Extent extent) {
    double factor =
        extent.low() == extent.high() ? 2 : Math.pow(extent.high() / extent.low(), MARGIN);
    return new Scale(extent.low() / factor, extent.high() * factor, true);
  }

  /** 0 at the axis's start, 1 at its end. */
  public double at(double value) {
    return isLog ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  }

  /** Whether the axis can show it, perhaps beyond its ends. */
  boolean shows(double value) {
    return Double.isFinite(value) && (!isLog || value > 0);
  }

  public List<Double> ticks(int most) {
    return isLog ? Ticks.log(low, high, most) : Ticks.linear(low, high, most);
  }
}
