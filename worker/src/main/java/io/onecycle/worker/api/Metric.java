package io.onecycle.worker.api;

/**
 * A figure of merit over a whole validation set. A class of one's own needs a public constructor
 * without parameters; one instance may serve several threads.
 */
public interface Metric {

  /** Its name, which is that of its column: {@code [a-z][a-z0-9_]*}. */
  String name();

  /** Whether it can be measured where this is learnt. */
  boolean measures(Target target);

  /** Begins to measure anew. */
  Tally start(Target target);

  /** A metric while it is measured. */
  interface Tally {

    /**
     * Takes mini-batches in one after the other.
     *
     * @param outputs of the network, example after example: logits of classes, or numbers in their
     *     own units; as many for each example as the target has
     * @param truth what they should be
     */
    void add(float[] outputs, Truth truth);

    /** The metric over all that was taken in; NaN where it is undefined. */
    double value();
  }
}
