package io.onecycle.worker.onednn;

import io.onecycle.worker.compile.NotCoveredException;

/** One or several operations that oneDNN does as one. */
interface Layer {

  /** Appends what computes its value. */
  void forward(Assembly assembly) throws NotCoveredException;

  /** Appends what computes its gradients; called in reverse order, after all its readers. */
  void backward(Assembly assembly);
}
