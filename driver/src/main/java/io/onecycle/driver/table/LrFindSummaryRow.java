package io.onecycle.driver.table;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of the table {@code lr_find_summary/}: one range test. Components name the columns in snake
 * case.
 *
 * @param runId the range test's id
 * @param weightDecay the last layer group's
 * @param maxMom its constant momentum
 * @param iterations how many were recorded
 * @param stopped end (all iterations), diverged (loss over four times the best), nan; failed where
 *     the test itself failed
 * @param lastLr the highest learning rate that was recorded; empty if none was
 * @param minLoss the lowest smoothed training loss of all recorded iterations
 * @param lrAtMinLoss where that was
 * @param suggestionMinimum a tenth of the learning rate at the lowest smoothed loss; like the other
 *     suggestions, within fastai v2's window, which leaves the first tenth and the last five out
 * @param suggestionSteep where the smoothed training loss falls most steeply
 * @param suggestionValley in the longest valley (fastai v2)
 * @param attempts how often the test has been tried, this time included
 */
public record LrFindSummaryRow(
    String sweep,
    String runId,
    String data,
    String model,
    double weightDecay,
    double maxMom,
    long seed,
    int iterations,
    String stopped,
    Optional<Double> lastLr,
    Optional<Double> minLoss,
    Optional<Double> lrAtMinLoss,
    Optional<Double> suggestionMinimum,
    Optional<Double> suggestionSteep,
    Optional<Double> suggestionValley,
    double seconds,
    int attempts,
    String message,
    String host,
    String executorId,
    String device,
    Instant startedAt,
    Instant finishedAt,
    String codeVersion,
    String backend) {

  public boolean isFailed() {
    return "failed".equals(stopped);
  }
}
