package io.onecycle.driver.report.plot;

import java.util.List;

/**
 * Where a value lies on an axis.
 *
 * @param low the axis's start, above 0 on a log axis
 * @param high its end, above {@code low}
 */
record Scale(double low, double high, boolean isLog) {

  private static final double MARGIN = 0.04;

  /** From the smallest to the largest value, with a little room. */
  static Scale linear(Range range) {
    double room = range.low() == range.high() ? Math.max(Math.abs(range.low()), 1) : range.span();
    return new Scale(range.low() - MARGIN * room, range.high() + MARGIN * room, false);
  }

  /** The same on a log axis; the range must be of positive values. */
  static Scale log(Range range) {
    double factor = range.low() == range.high() ? 2 : Math.pow(range.high() / range.low(), MARGIN);
    return new Scale(range.low() / factor, range.high() * factor, true);
  }

  /** 0 at the axis's start, 1 at its end. */
  double at(double value) {
    return isLog ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  }

  /** Whether the axis can show it, perhaps beyond its ends. */
  boolean shows(double value) {
    return Double.isFinite(value) && (!isLog || value > 0);
  }

  List<Double> ticks(int most) {
    return isLog ? Ticks.log(low, high, most) : Ticks.linear(low, high, most);
  }
}
