package io.onecycle.worker.metric;

import io.onecycle.worker.api.Target;
import io.onecycle.worker.data.Batch;

/** What training makes small, of a network's outputs. */
public enum Loss {
  /** The mean cross-entropy of the softmax of logits, one for each class. */
  CROSS_ENTROPY {
    @Override
    public double andGradient(float[] outputs, Batch batch, int width) {
      return batch.isWeighted()
          ? SoftmaxCrossEntropy.weightedLossAndGradient(outputs, batch, width)
          : SoftmaxCrossEntropy.lossAndGradient(outputs, batch.labels(), batch.size(), width);
    }

    @Override
    public double of(float[] outputs, Batch batch, int width) {
      return batch.isWeighted()
          ? SoftmaxCrossEntropy.weightedLoss(outputs, batch, width)
          : SoftmaxCrossEntropy.loss(outputs, batch.labels(), batch.size(), width);
    }
  },
  /**
   * The mean binary cross-entropy of the sigmoid of one sum, the log-odds of the second of two
   * classes.
   */
  BINARY_CROSS_ENTROPY {
    @Override
    public double andGradient(float[] outputs, Batch batch, int width) {
      return SigmoidCrossEntropy.lossAndGradient(outputs, batch);
    }

    @Override
    public double of(float[] outputs, Batch batch, int width) {
      return SigmoidCrossEntropy.loss(outputs, batch);
    }

    /** Log-odds z are what the logits 0 and z say. */
    @Override
    public float[] logits(float[] outputs, int n) {
      float[] logits = new float[2 * n];
      for (int i = 0; i < n; i++) {
        logits[2 * i + 1] = outputs[i];
      }
      return logits;
    }

    @Override
    public int width(Target target) {
      return 1;
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

  /** The loss of logits, or of numbers, that a target has as many of as it has outputs. */
  public static Loss of(Target target) {
    return target instanceof Target.Classes ? CROSS_ENTROPY : SQUARED_ERROR;
  }

  /**
   * The mean loss, weighed where the batch is; the outputs are overwritten by its gradient.
   *
   * @param outputs of the batch, example after example
   * @param width how many outputs an example has
   */
  public abstract double andGradient(float[] outputs, Batch batch, int width);

  /** The same mean loss; changes nothing. */
  public abstract double of(float[] outputs, Batch batch, int width);

  /**
   * As many numbers for each of {@code n} examples as the target has outputs, of what a network
   * puts out: logits of classes. May be {@code outputs} itself.
   */
  public float[] logits(float[] outputs, int n) {
    return outputs;
  }

  /** How many numbers a network puts out for an example. */
  public int width(Target target) {
    return target.outputs();
  }
}
