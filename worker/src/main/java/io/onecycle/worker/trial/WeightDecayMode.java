package io.onecycle.worker.trial;

/** How weight decay enters the update. */
public enum WeightDecayMode {
  /** {@code g += wd·w}, before momentum: fastai's {@code wds}. */
  L2,
  /** {@code w −= lr·wd·w}, beside momentum (Loshchilov and Hutter, arXiv:1711.05101). */
  DECOUPLED
}
