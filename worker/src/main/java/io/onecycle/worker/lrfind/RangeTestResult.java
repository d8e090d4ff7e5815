package io.onecycle.worker.lrfind;

import java.util.List;

/**
 * What a range test gave.
 *
 * @param points every recorded iteration, in order; the batch that stopped the test is not among
 *     them
 * @param stopped why it stopped
 * @param backend the program that computed
 */
public record RangeTestResult(List<RangePoint> points, Stopped stopped, String backend) {

  public RangeTestResult {
    points = List.copyOf(points);
  }
}
