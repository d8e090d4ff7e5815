package io.onecycle.worker.train;

/**
 * A trainer's state at some moment: weights, batch-norm's running statistics and the optimiser's
 * buffer. Holds no native memory; valid as long as its trainer is open.
 */
@FunctionalInterface
public interface Snapshot {

  /** Puts the trainer back to that moment; may be done more than once. */
  void restore();
}
