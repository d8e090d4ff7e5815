package io.onecycle.driver.analyse;

import io.onecycle.driver.table.LayerValues;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How numbers are written for people: no digit that the number does not justify. */
public final class Digits {

  /** Where nothing is known of the uncertainty. */
  public static final int UNCERTAIN_PLACES = 4;

  private static final int MAX_PLACES = 8;
  private static final int DOUBLE_DIGITS = 17;

  private Digits() {}

  /** A learning rate that was read off a curve: to three significant digits. */
  public static String threeDigits(double value) {
    return Double.isFinite(value)
        ? shortest(new BigDecimal(value).round(new MathContext(3)).doubleValue())
        : shortest(value);
  }

  /** A quantity of any size: to four significant digits. */
  public static String fourDigits(double value) {
    return Double.isFinite(value)
        ? shortest(new BigDecimal(value).round(new MathContext(4)).doubleValue())
        : shortest(value);
  }

  /** One number, or {@code [0.01, 0.1]} where layer groups have their own. */
  public static String perGroup(LayerValues groups) {
    return groups.isOne()
        ? shortest(groups.last())
        : groups.values().stream().map(Digits::shortest).toList().toString();
  }

  /**
   * The fewest digits that still read back as the same double, as people write learning rates: 0.3,
   * 0.001, 1e-4, 2.5e-5.
   */
  public static String shortest(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return "0";
    }
    // Double.toString is not always the shortest before Java 19.
    BigDecimal exact = new BigDecimal(value);
    int precision = 1;
    while (precision < DOUBLE_DIGITS && round(exact, precision).doubleValue() != value) {
      precision++;
    }
    BigDecimal digits = round(exact, precision).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    return exponent >= -3 && exponent <= 6
        ? digits.toPlainString()
        : digits.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }

  /** The decimal places that show two significant digits of an uncertainty; 4 for one of 0. */
  public static int places(double uncertainty) {
    if (!(uncertainty > 0) || Double.isInfinite(uncertainty)) {
      return UNCERTAIN_PLACES;
    }
    return Math.max(0, Math.min(MAX_PLACES, round(new BigDecimal(uncertainty), 2).scale()));
  }

  /** Rounded half up to {@code places} decimal places; never "-0.00". */
  public static String fixed(double value, int places) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
    return rounded.toPlainString();
  }

  /** As {@link #fixed}, with a plus sign on what is above 0. */
  public static String signed(double value, int places) {
    String text = fixed(value, places);
    return new BigDecimal(text).signum() > 0 ? "+" + text : text;
  }

  /**
   * A p-value with two significant digits, at most three decimal places: 0.31, 0.001, {@code <
   * 0.001}.
   */
  public static String pValue(double p) {
    if (p >= 1) {
      return "1";
    }
    if (p < 0.001) {
      return "< 0.001";
    }
    // Rounding must not carry a p-value over the line it is read against.
    int precision = p >= 0.0495 && p < 0.0505 ? 3 : 2;
    BigDecimal rounded = round(BigDecimal.valueOf(p), precision);
    int scale = Math.min(precision + 1, rounded.scale());
    return rounded.setScale(scale, RoundingMode.HALF_UP).toPlainString();
  }

  private static BigDecimal round(BigDecimal value, int precision) {
    return value.round(new MathContext(precision, RoundingMode.HALF_UP));
  }
}
