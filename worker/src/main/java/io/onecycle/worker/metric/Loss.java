package io.onecycle.worker.metric;

import io.onecycle.worker.api.Target;
import io.onecycle.worker.data.Batch;

/** What training makes small, of a network's outputs. */
public enum Loss {
  /** The mean cross-entropy of the softmax of logits, one for each class. */
  CROSS_ENTROPY {
    @Override
    public double andGradient(float[] outputs, Batch batch, int width) {
      return SoftmaxCrossEntropy.lossAndGradient(outputs, batch.labels(), batch.size(), width);
    }

    @Override
    public double of(float[] outputs, Batch batch, int width) {
      return SoftmaxCrossEntropy.loss(outputs, batch.labels(), batch.size(), width);
    }
  },
  /** The squared error, mean over examples and numbers. */
  SQUARED_ERROR {
    @Override
    public double andGradient(float[] outputs, Batch batch, int width) {
      return SquaredError.lossAndGradient(outputs, batch.values(), batch.size() * width);
    }

    @Override
    public double of(float[] outputs, Batch batch, int width) {
      return SquaredError.loss(outputs, batch.values(), batch.size() * width);
    }
  };

  /** The loss for a target. */
  public static Loss of(Target target) {
    return target instanceof Target.Classes ? CROSS_ENTROPY : SQUARED_ERROR;
  }

  /**
   * The mean loss; the outputs are overwritten by its gradient.
   *
   * @param outputs of the batch, example after example
   * @param width how many outputs an example has
   */
  public abstract double andGradient(float[] outputs, Batch batch, int width);

  /** The mean loss; changes nothing. */
  public abstract double of(float[] outputs, Batch batch, int width);
}
