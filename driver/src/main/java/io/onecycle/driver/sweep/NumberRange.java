package io.onecycle.driver.sweep;

import io.onecycle.worker.check.Require;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * An axis without a list of values: any number between two.
 *
 * @param low the least; above 0 if {@code log}
 * @param high the most; above {@code low}
 * @param log whether factors count (0.01 to 0.1 as wide as 0.1 to 1), or differences
 */
public record NumberRange(double low, double high, boolean log) {

  /** Finer digits make no difference to training, and people can read these. */
  private static final MathContext DIGITS = new MathContext(3);

  public NumberRange {
    Require.that(low < high, "range", "[" + low + ", " + high + "]", "rising ends");
    Require.that(!log || low > 0, "range", low, "ends above 0, or a linear scale");
  }

  /** The number so far along the range, from 0 to 1, to three significant digits. */
  public double at(double share) {
    double exact = log ? low * Math.pow(high / low, share) : low + share * (high - low);
    double rounded = new BigDecimal(exact).round(DIGITS).doubleValue();
    return Math.min(high, Math.max(low, rounded));
  }
}
