package io.onecycle.driver.report.plot.svg;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Round numbers for an axis. */
final class Ticks {

  private static final int DIGITS = 12;
  private static final List<Double> STEPS = List.of(1.0, 2.0, 5.0, 10.0);

  private Ticks() {}

  /** Multiples of 1, 2 or 5 times a power of ten from low to high, at most {@code most} + 1. */
  static List<Double> linear(double low, double high, int most) {
    double least = (high - low) / most;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double step =
        STEPS.stream()
            .map(s -> s * power)
            .filter(s -> s >= least * (1 - 1e-9))
            .findFirst()
            .orElse(10 * power);
    List<Double> ticks = new ArrayList<>();
    double slack = step * 1e-9;
    for (double i = Math.ceil((low - slack) / step); i * step <= high + slack; i++) {
      ticks.add(clean(i * step));
    }
    return ticks;
  }

  /**
   * Powers of ten from low to high, thinned to at most {@code most}; where there are fewer than
   * three, also their multiples by 2 and 5, and within less than a factor of three linear ticks.
   */
  static List<Double> log(double low, double high, int most) {
    if (high < 3 * low) {
      return linear(low, high, most);
    }
    List<Double> powers = multiples(low, high, List.of(1.0));
    if (powers.size() < 3) {
      return multiples(low, high, List.of(1.0, 2.0, 5.0));
    }
    int every = (powers.size() + most - 1) / most;
    return Stream.iterate(0, i -> i < powers.size(), i -> i + every).map(powers::get).toList();
  }

  private static List<Double> multiples(double low, double high, List<Double> factors) {
    List<Double> ticks = new ArrayList<>();
    for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high) + 1; power++) {
      for (double factor : factors) {
        double tick = clean(factor * Math.pow(10, power));
        if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  private static double clean(double value) {
    return new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue();
  }
}
