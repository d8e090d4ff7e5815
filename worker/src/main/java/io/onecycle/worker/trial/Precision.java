package io.onecycle.worker.trial;

/** What a network's values are computed in; parameters and their updates are always float32. */
public enum Precision {
  FLOAT32,
  /** Eight bits of mantissa, for processors that multiply them faster; its results differ. */
  BFLOAT16
}
