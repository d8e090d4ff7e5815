package io.onecycle.driver.analyse.words;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.stats.Ratio;
import io.onecycle.driver.table.ComparisonRow;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** The parts that sentences are made of. */
public final class Words {

  private Words() {}

  /** {@code 0.8612 ± 0.0031}, or {@code 0.8612} without an interval. */
  static String mean(ComparisonRow row) {
    double mean = row.mean().orElseThrow();
    if (row.ci95High().isEmpty()) {
      return Digits.fixed(mean, Digits.UNCERTAIN_PLACES);
    }
    double halfWidth = row.ci95High().get() - mean;
    int places = Digits.places(halfWidth);
    return Digits.fixed(mean, places) + " ± " + Digits.fixed(halfWidth, places);
  }

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  static String list(List<String> parts) {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  /** {@code 1 seed}, {@code 2 seeds}. */
  static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** {@code 5 seeds}, {@code 3 to 5 seeds}. */
  static String seeds(Collection<Integer> counts) {
    int low = counts.stream().flatMapToInt(IntStream::of).min().orElse(0);
    int high = counts.stream().flatMapToInt(IntStream::of).max().orElse(0);
    return low == high ? count(high, "seed") : low + " to " + count(high, "seed");
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
