package io.onecycle.driver.sweep;

import java.util.ArrayList;
import java.util.List;

/**
 * Successive halving: all settings are trained for a few epochs, the best of each weight decay for
 * more, and so on up to the full length. Every rung is a whole training of its own, in a cycle of
 * its length.
 *
 * @param factor by which epochs grow and settings become fewer from rung to rung, at least 2
 * @param minEpochs of the first rung, at least 1
 * @param asynchronous whether a setting goes on as soon as it is among the best of what has ended
 */
public record Halving(int factor, int minEpochs, boolean asynchronous) {

  /**
   * The epochs of each rung. Before the last, which has {@code epochs}, they grow by the factor;
   * the step to the last may be larger.
   */
  public List<Integer> rungs(int epochs) {
    List<Integer> rungs = new ArrayList<>();
    for (long e = minEpochs; e * factor <= epochs; e *= factor) {
      rungs.add((int) e);
    }
    rungs.add(epochs);
    return rungs;
  }
}
