package io.onecycle.driver.table;

import java.util.Optional;

/**
 * What a range test found.
 *
 * @param iterations how many were recorded
 * @param lastLr the highest learning rate that was recorded; empty if none was
 * @param minLoss the lowest smoothed training loss of all recorded iterations
 * @param lrAtMinLoss where that was
 * @param suggestionMinimum a tenth of the learning rate at the lowest smoothed loss; like the other
 *     suggestions, within fastai v2's window, which leaves the first tenth and the last five out
 * @param suggestionSteep where the smoothed training loss falls most steeply
 * @param suggestionValley in the longest valley (fastai v2)
 */
public record RangeScores(
    int iterations,
    RangeEnding stopped,
    Optional<Double> lastLr,
    Optional<Double> minLoss,
    Optional<Double> lrAtMinLoss,
    Optional<Double> suggestionMinimum,
    Optional<Double> suggestionSteep,
    Optional<Double> suggestionValley) {

  /** Whether no limit was seen: the highest rate is at least {@link #lastLr}. */
  public boolean isUnlimited() {
    return stopped == RangeEnding.END;
  }
}
