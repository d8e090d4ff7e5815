package io.onecycle.worker.model.structure;

/**
 * A value as one of Deeplearning4j's vertices is given it.
 *
 * @param value its number in the structure
 * @param axes how it is laid out there
 */
record Seen(int value, Axes axes) {

  /** Another value, laid out likewise. */
  Seen as(int other) {
    return new Seen(other, axes);
  }

  /** The same value, laid out otherwise. */
  Seen in(Axes other) {
    return new Seen(value, other);
  }
}
