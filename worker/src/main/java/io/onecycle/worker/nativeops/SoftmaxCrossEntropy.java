package io.onecycle.worker.nativeops;

/**
 * Softmax and cross-entropy of one mini-batch, in doubles and on the host: the loss stays exact
 * however wrong the network is, and has to come to the host anyway.
 */
final class SoftmaxCrossEntropy {

  private final int classes;
  private float[] logits = {};
  private int[] labels = {};
  private int from;

  SoftmaxCrossEntropy(int classes) {
    this.classes = classes;
  }

  /**
   * Takes a mini-batch in, without copying.
   *
   * @param rows logits, row-major, one row an example
   * @param ofAll classes, of which the first example's is at {@code first}
   */
  SoftmaxCrossEntropy of(float[] rows, int[] ofAll, int first) {
    logits = rows;
    labels = ofAll;
    from = first;
    return this;
  }

  /** The sum of all examples' losses; NaN if a logit is NaN. */
  double loss() {
    double loss = 0;
    for (int i = 0; i < examples(); i++) {
      loss += logOfSum(i * classes) - logits[i * classes + labels[from + i]];
    }
    return loss;
  }

  /** The gradient of that sum by the logits. */
  float[] gradient() {
    float[] gradient = new float[logits.length];
    for (int i = 0; i < examples(); i++) {
      int row = i * classes;
      double logOfSum = logOfSum(row);
      for (int j = row; j < row + classes; j++) {
        double p = Math.exp(logits[j] - logOfSum);
        gradient[j] = (float) (j - row == labels[from + i] ? p - 1 : p);
      }
    }
    return gradient;
  }

  /** Examples whose own class has the largest logit. Ties go to nobody. */
  int right() {
    int right = 0;
    for (int i = 0; i < examples(); i++) {
      int row = i * classes;
      float own = logits[row + labels[from + i]];
      int asLarge = 0;
      for (int j = row; j < row + classes; j++) {
        asLarge += logits[j] >= own ? 1 : 0;
      }
      right += asLarge == 1 ? 1 : 0;
    }
    return right;
  }

  private int examples() {
    return logits.length / classes;
  }

  /** Without overflow, as the largest is taken out first. */
  private double logOfSum(int row) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int j = row; j < row + classes; j++) {
      largest = Math.max(largest, logits[j]);
    }
    double sum = 0;
    for (int j = row; j < row + classes; j++) {
      sum += Math.exp(logits[j] - largest);
    }
    return largest + Math.log(sum);
  }
}
