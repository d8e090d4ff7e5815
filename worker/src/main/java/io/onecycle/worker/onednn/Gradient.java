package io.onecycle.worker.onednn;

/** The loss's gradient with respect to a value; one that several read must not be overwritten. */
final class Gradient {

  private final Tensor tensor;
  private int readers = 1;

  Gradient(Tensor tensor) {
    this.tensor = tensor;
  }

  Tensor tensor() {
    return tensor;
  }

  /** The same gradient for one more reader. */
  Gradient shared() {
    readers++;
    return this;
  }

  /** Whether its one reader may overwrite it. */
  boolean isExclusive() {
    return readers == 1;
  }

  /** Whether this was the last reader. */
  boolean released() {
    readers--;
    return readers == 0;
  }
}
