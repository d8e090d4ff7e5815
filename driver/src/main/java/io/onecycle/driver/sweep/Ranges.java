package io.onecycle.driver.sweep;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The axes of a sweep that are ranges; of each that is one, the grid has no values.
 *
 * @param maxLr of all layer groups alike
 * @param div see {@link Grid}
 * @param pct see {@link Grid}
 * @param momentum see {@link Grid}
 * @param weightDecay of all layer groups alike
 */
public record Ranges(
    Optional<NumberRange> maxLr,
    Optional<NumberRange> div,
    Optional<NumberRange> pct,
    Optional<MomentumRange> momentum,
    Optional<NumberRange> weightDecay) {

  /** Every axis has its values. */
  public static final Ranges NONE =
      new Ranges(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether any axis is a range. */
  public boolean any() {
    return Stream.of(maxLr, div, pct, momentum, weightDecay).anyMatch(Optional::isPresent);
  }
}
