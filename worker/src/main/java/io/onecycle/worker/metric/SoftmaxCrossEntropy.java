package io.onecycle.worker.metric;

/**
 * Softmax and cross-entropy of a mini-batch, from the sums before the softmax: exact however wrong
 * the network is.
 */
final class SoftmaxCrossEntropy {

  private SoftmaxCrossEntropy() {}

  /**
   * The mean loss; the logits are overwritten by its gradient.
   *
   * @param logits n rows of {@code classes}
   * @param labels the class of each row
   */
  static double lossAndGradient(float[] logits, int[] labels, int n, int classes) {
    double loss = 0;
    for (int i = 0; i < n; i++) {
      int row = i * classes;
      double largest = largest(logits, row, classes);
      double sum = sumOfExponentials(logits, row, classes, largest);
      loss += largest + Math.log(sum) - logits[row + labels[i]];
      for (int k = row; k < row + classes; k++) {
        double probability = Math.exp(logits[k] - largest) / sum;
        logits[k] = (float) ((k == row + labels[i] ? probability - 1 : probability) / n);
      }
    }
    return loss / n;
  }

  /** The mean loss; changes nothing. */
  static double loss(float[] logits, int[] labels, int n, int classes) {
    double loss = 0;
    for (int i = 0; i < n; i++) {
      int row = i * classes;
      double largest = largest(logits, row, classes);
      float own = logits[row + labels[i]];
      loss += largest + Math.log(sumOfExponentials(logits, row, classes, largest)) - own;
    }
    return loss / n;
  }

  private static double largest(float[] logits, int row, int classes) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = row; k < row + classes; k++) {
      largest = Math.max(largest, logits[k]);
    }
    return largest;
  }

  private static double sumOfExponentials(float[] logits, int row, int classes, double largest) {
    double sum = 0;
    for (int k = row; k < row + classes; k++) {
      sum += Math.exp(logits[k] - largest);
    }
    return sum;
  }
}
