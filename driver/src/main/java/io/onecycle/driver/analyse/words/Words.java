package io.onecycle.driver.analyse.words;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.stats.Ratio;
import java.util.List;

/** The parts that sentences are made of. */
public final class Words {

  private Words() {}

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  public static String list(List<String> parts) {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  /** {@code 1 seed}, {@code 2 seeds}. */
  static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** {@code 65 %}, {@code < 1 %}, {@code > 99 %}: nothing is certain. */
  public static String percent(double probability) {
    double percent = 100 * probability;
    return percent < 1 ? "< 1 %" : percent > 99 ? "> 99 %" : Digits.fixed(percent, 0) + " %";
  }

  /** {@code p = 0.012}, {@code p < 0.001}. */
  static String p(double p) {
    String text = Digits.pValue(p);
    return text.startsWith("<") ? "p " + text : "p = " + text;
  }

  /** {@code 1.25 (95 % CI 1.10 to 1.42)}. */
  public static String ratio(Ratio ratio) {
    return Digits.fixed(ratio.mean(), 2) + interval(ratio);
  }

  /** {@code (95 % CI 1.10 to 1.42)} with a space before it, or nothing. */
  static String interval(Ratio ratio) {
    return ratio
        .low()
        .map(
            low ->
                " (95 %% CI %s to %s)"
                    .formatted(Digits.fixed(low, 2), Digits.fixed(ratio.high().orElseThrow(), 2)))
        .orElse("");
  }
}
