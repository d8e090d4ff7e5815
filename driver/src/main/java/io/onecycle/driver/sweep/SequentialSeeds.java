package io.onecycle.driver.sweep;

import io.onecycle.worker.check.Require;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/**
 * Seeds that are spent only where the comparison is open: every setting gets {@code min}, then one
 * more at a time until it is decided or has {@code max}.
 *
 * @param first the seeds are {@code first}, {@code first + 1}, …
 * @param min how many every setting gets, at least 2
 * @param max how many a setting may get, at least {@code min}
 * @param margin a difference of the scores below which settings count as alike, above 0; empty if
 *     no difference is too small to matter
 */
public record SequentialSeeds(long first, int min, int max, OptionalDouble margin) {

  /** More would take years; fewer would be a slip of the pen less often. */
  public static final int MOST = 1000;

  public SequentialSeeds {
    Require.that(min >= 2, "min", min, "a whole number of at least 2");
    Require.that(max >= min && max <= MOST, "max", max, "a whole number in [min, " + MOST + "]");
    Require.that(
        margin.isEmpty() || margin.getAsDouble() > 0, "margin", margin, "a number above 0");
    Require.that(first <= Long.MAX_VALUE - MOST, "first", first, "a whole number of 64 bits");
  }

  /** All that a setting may get, in the order it gets them. */
  public List<Long> all() {
    return LongStream.range(first, first + max).boxed().toList();
  }
}
