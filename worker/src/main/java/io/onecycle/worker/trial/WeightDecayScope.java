package io.onecycle.worker.trial;

/** Which parameters decay. */
public enum WeightDecayScope {
  /** Every trained parameter: weights, biases, batch-norm's gain and shift. */
  ALL,
  /** Weights of dense and convolution layers only. */
  WEIGHTS
}
