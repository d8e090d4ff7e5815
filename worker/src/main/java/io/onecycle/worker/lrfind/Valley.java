package io.onecycle.worker.lrfind;

import java.util.Arrays;

/**
 * The longest valley of a loss curve, by the rule of fastai 2's suggestion <em>valley</em>: the
 * longest falling subsequence of the losses, read as if its members were neighbours.
 */
final class Valley {

  private Valley() {}

  /**
   * The index in the middle of the valley: one third of its length in, and half of a third on, each
   * rounded down. 0 where the losses never fall.
   *
   * @param losses at least one, none of them NaN
   */
  static int middle(double[] losses) {
    int[] falling = falling(losses);
    int end = 0;
    for (int i = 1; i < falling.length; i++) {
      end = falling[i] > falling[end] ? i : end;
    }
    if (end == 0) {
      return 0;
    }
    double third = falling[end] / 3.0;
    // The valley is taken to begin before its first member. In the shortest, at the very start,
    // fastai would land at index -1, which Python reads as the last point.
    return Math.max(0, end - falling[end] + (int) third + (int) (third / 2));
  }

  /** The length of the longest falling subsequence that ends at each index. */
  private static int[] falling(double[] losses) {
    int[] falling = new int[losses.length];
    Arrays.fill(falling, 1);
    for (int i = 1; i < losses.length; i++) {
      for (int j = 0; j < i; j++) {
        if (losses[i] < losses[j]) {
          falling[i] = Math.max(falling[i], falling[j] + 1);
        }
      }
    }
    return falling;
  }
}
