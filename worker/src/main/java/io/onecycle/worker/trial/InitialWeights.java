package io.onecycle.worker.trial;

/** What weights are drawn from. */
public enum InitialWeights {
  /**
   * PyTorch's default: weights and biases uniform in ±1/√fan-in (kaiming-uniform with a = √5), as
   * in fastai's runs.
   */
  PYTORCH,
  /**
   * Weights normal with standard deviation √(2/fan-in), biases 0 (He et al., arXiv:1502.01852,
   * equation 10; Caffe's {@code msra}).
   */
  HE
}
