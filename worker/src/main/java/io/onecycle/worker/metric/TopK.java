package io.onecycle.worker.metric;

import io.onecycle.worker.api.Metric;
import io.onecycle.worker.api.Truth;

/** The share of examples whose class is among the k most probable. */
final class TopK implements Metric.Tally {

  private final int k;
  private final int classes;
  private long right;
  private long seen;

  TopK(int k, int classes) {
    this.k = k;
    this.classes = classes;
  }

  /** Ties go to nobody: a network whose outputs are all alike has learned nothing. */
  @Override
  public void add(float[] outputs, Truth truth) {
    for (int i = 0; i < truth.size(); i++) {
      int row = i * classes;
      float own = outputs[row + truth.labels()[i]];
      int asLarge = 0;
      for (int c = row; c < row + classes; c++) {
        asLarge += outputs[c] >= own ? 1 : 0;
      }
      // A NaN is as large as nothing, not even itself.
      right += asLarge >= 1 && asLarge <= k ? 1 : 0;
    }
    seen += truth.size();
  }

  @Override
  public double value() {
    return seen == 0 ? Double.NaN : (double) right / seen;
  }
}
