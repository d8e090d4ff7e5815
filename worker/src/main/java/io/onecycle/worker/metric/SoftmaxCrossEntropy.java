package io.onecycle.worker.metric;

import io.onecycle.worker.data.Batch;

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

  /** The mean loss of weighted examples, and its gradient. */
  static double weightedLossAndGradient(float[] logits, Batch batch, int classes) {
    double all = batch.weight();
    double loss = weightedLoss(logits, batch, classes);
    for (int i = 0; i < batch.size(); i++) {
      int row = i * classes;
      double largest = largest(logits, row, classes);
      double sum = sumOfExponentials(logits, row, classes, largest);
      double share = batch.weight(i) / all;
      for (int k = row; k < row + classes; k++) {
        double probability = Math.exp(logits[k] - largest) / sum;
        boolean own = k == row + batch.labels()[i];
        logits[k] = (float) ((own ? probability - 1 : probability) * share);
      }
    }
    return loss;
  }

  /** The sum of weight · loss over the sum of weights; changes nothing. */
  static double weightedLoss(float[] logits, Batch batch, int classes) {
    double loss = 0;
    for (int i = 0; i < batch.size(); i++) {
      int row = i * classes;
      double largest = largest(logits, row, classes);
      double of =
          largest
              + Math.log(sumOfExponentials(logits, row, classes, largest))
              - logits[row + batch.labels()[i]];
      loss += batch.weight(i) * of;
    }
    return loss / batch.weight();
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
