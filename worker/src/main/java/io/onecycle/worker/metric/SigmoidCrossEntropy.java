package io.onecycle.worker.metric;

import io.onecycle.worker.data.Batch;

/**
 * Sigmoid and binary cross-entropy of a mini-batch of two classes, from the sum before the sigmoid:
 * exact however wrong the network is, as PyTorch's {@code BCEWithLogitsLoss}.
 */
final class SigmoidCrossEntropy {

  private SigmoidCrossEntropy() {}

  /** The sum of weight · loss over the sum of weights; the sums are overwritten by its gradient. */
  static double lossAndGradient(float[] sums, Batch batch) {
    double all = batch.weight();
    double loss = loss(sums, batch);
    for (int i = 0; i < batch.size(); i++) {
      double probability = 1 / (1 + Math.exp(-(double) sums[i]));
      sums[i] = (float) ((probability - batch.labels()[i]) * batch.weight(i) / all);
    }
    return loss;
  }

  /** The same loss; changes nothing. */
  static double loss(float[] sums, Batch batch) {
    double loss = 0;
    for (int i = 0; i < batch.size(); i++) {
      double wrong = batch.labels()[i] == 1 ? -sums[i] : sums[i];
      double of = Math.max(wrong, 0) + Math.log1p(Math.exp(-Math.abs(wrong)));
      loss += batch.weight(i) * of;
    }
    return loss / batch.weight();
  }
}
