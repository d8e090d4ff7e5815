package io.onecycle.worker.trial;

/** Whose reading of the 1cycle policy and of lr_find2 is followed. */
public enum Compat {
  /** Momentum and learning rate of the same iteration. */
  NONE,
  /** fastai 0.7: momentum is read one iteration late. */
  FASTAI
}
