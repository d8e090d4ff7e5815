package io.onecycle.worker.trial;

/** The update rule. */
public enum Optimizer {
  /** Heavy-ball, as fastai and PyTorch: {@code buf = m·buf + g; w −= lr·buf}. */
  SGD,
  /** ND4J's and Caffe's: learning rate inside the buffer, look-ahead step. */
  NESTEROVS
}
