package io.onecycle.worker.onednn;

import io.onecycle.worker.compile.NotCoveredException;

/** One or several operations that oneDNN does as one. */
interface Layer {

  /** The number of the value it makes. */
  int output();

  /** Appends what computes its value. */
  void forward(Assembly assembly) throws NotCoveredException;

  /**
   * Appends what computes its gradients; called in reverse order, after all its readers, if a
   * parameter has a say in its value.
   */
  void backward(Assembly assembly);
}
