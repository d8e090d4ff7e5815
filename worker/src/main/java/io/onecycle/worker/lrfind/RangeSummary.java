package io.onecycle.worker.lrfind;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is compared between range tests of several weight decays.
 *
 * @param iterations how many were recorded
 * @param stopped why the test stopped
 * @param lastLr the last learning rate recorded, the highest before any divergence; empty if none
 *     was
 * @param minLoss the lowest finite smoothed training loss of all that were recorded, the first of
 *     equals; empty if there is none
 * @param lrAtMinLoss the learning rate there
 * @param suggestions learning rates by their published names
 */
public record RangeSummary(
    int iterations,
    Stopped stopped,
    Optional<Double> lastLr,
    Optional<Double> minLoss,
    Optional<Double> lrAtMinLoss,
    Suggestions suggestions) {

  /**
   * Sums up a result.
   *
   * @param numIt how many iterations the test was to record
   */
  public static RangeSummary of(RangeTestResult result, int numIt) {
    List<RangePoint> points = result.points();
    Optional<RangePoint> lowest =
        points.stream()
            .filter(point -> Double.isFinite(point.trainLossSmoothed()))
            .min(Comparator.comparingDouble(RangePoint::trainLossSmoothed));
    return new RangeSummary(
        points.size(),
        result.stopped(),
        points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1).lr()),
        lowest.map(RangePoint::trainLossSmoothed),
        lowest.map(RangePoint::lr),
        Suggestions.of(points, numIt));
  }
}
