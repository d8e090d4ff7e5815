package io.onecycle.worker.lrfind;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Learning rates read off a range test, each by its published name (fastai 2, {@code
 * fastai/callback/schedule.py}). All look at the smoothed training loss of the iterations that
 * fastai looks at: without the first tenth of {@code num_it}, where the average has not settled,
 * without the last five recorded, where it explodes, and before the first that is not finite. Each
 * is empty where fewer than {@link #FEWEST} are left.
 *
 * @param minimum a tenth of the learning rate of the lowest loss: <em>minimum/10</em>
 * @param steepest the learning rate where the loss falls most per unit of log learning rate
 * @param valley the learning rate in the middle of the longest valley
 */
public record Suggestions(
    Optional<Double> minimum, Optional<Double> steepest, Optional<Double> valley) {

  /** Fewer points make no curve. */
  static final int FEWEST = 3;

  private static final int SKIPPED_AT_END = 5;

  /**
   * Reads the suggestions off a curve.
   *
   * @param points of a range test, in order
   * @param numIt how many that test was to record
   */
  public static Suggestions of(List<RangePoint> points, int numIt) {
    int end = Math.max(0, points.size() - SKIPPED_AT_END);
    List<RangePoint> seen =
        points.subList(Math.min(numIt / 10, end), end).stream()
            .takeWhile(point -> Double.isFinite(point.trainLossSmoothed()))
            .toList();
    if (seen.size() < FEWEST) {
      return new Suggestions(Optional.empty(), Optional.empty(), Optional.empty());
    }
    double[] lrs = seen.stream().mapToDouble(RangePoint::lr).toArray();
    double[] losses = seen.stream().mapToDouble(RangePoint::trainLossSmoothed).toArray();
    return new Suggestions(
        Optional.of(lrs[lowest(losses)] / 10),
        Optional.of(lrs[lowest(slopes(lrs, losses))]),
        Optional.of(lrs[Valley.middle(losses)]));
  }

  /** The first of the lowest. */
  private static int lowest(double[] values) {
    int lowest = 0;
    for (int i = 1; i < values.length; i++) {
      lowest = values[i] < values[lowest] ? i : lowest;
    }
    return lowest;
  }

  /** From each point to its next. */
  private static double[] slopes(double[] lrs, double[] losses) {
    return IntStream.range(0, lrs.length - 1)
        .mapToDouble(i -> (losses[i + 1] - losses[i]) / (Math.log(lrs[i + 1]) - Math.log(lrs[i])))
        .toArray();
  }
}
