package io.onecycle.driver.sweep;

import io.onecycle.worker.check.Require;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
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

  /**
   * What holds for several sweeps taken together, however each has stopped: looks from the fewest
   * seeds that any of them may have stopped at to the most. Empty if all spend their seeds whatever
   * comes out.
   */
  public static Optional<SequentialSeeds> covering(List<SweepSpec> sweeps) {
    List<SequentialSeeds> rules =
        sweeps.stream().flatMap(sweep -> sweep.untilDecided().stream()).toList();
    if (rules.isEmpty() || (rules.size() == sweeps.size() && Set.copyOf(rules).size() == 1)) {
      return rules.stream().findFirst();
    }
    int min = rules.stream().mapToInt(SequentialSeeds::min).min().orElseThrow();
    int max = sweeps.stream().mapToInt(sweep -> sweep.seeds().size()).max().orElseThrow();
    return Optional.of(new SequentialSeeds(1, min, Math.min(max, MOST), OptionalDouble.empty()));
  }

  /** All that a setting may get, in the order it gets them. */
  public List<Long> all() {
    return LongStream.range(first, first + max).boxed().toList();
  }
}
