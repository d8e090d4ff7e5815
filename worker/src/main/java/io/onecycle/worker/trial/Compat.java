package io.onecycle.worker.trial;

/** Whose reading of the 1cycle policy and of lr_find2 is followed. */
public enum Compat {
  /** Momentum and learning rate of the same iteration; a linear range test from its start. */
  NONE,
  /** fastai 0.7: momentum is read one iteration late; a linear range test starts at 0. */
  FASTAI
}
