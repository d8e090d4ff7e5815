package io.onecycle.worker.data.batch;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Truth;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.Scaling;
import io.onecycle.worker.data.TargetScale;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Mini-batches of given examples in their given order, as they are; can be gone through again and
 * again. Not for several threads.
 */
public final class EvaluationBatches implements Iterator<Batch> {

  private final Examples from;
  private final int[] indices;
  private final TargetScale targetScale;
  private final BatchBuffer buffer;
  private int position;

  /**
   * Starts at the first example.
   *
   * @param indices the examples to evaluate, at least 1
   * @param batchSize examples in a batch, at least 1; the last may be smaller
   */
  public EvaluationBatches(Examples examples, int[] indices, int batchSize, Scaling scaling) {
    Require.that(indices.length >= 1, "indices", "none", "at least one example to evaluate");
    this.from = examples;
    this.indices = indices.clone();
    this.targetScale = scaling.targets();
    this.buffer = new BatchBuffer(examples, batchSize, scaling);
  }

  /** How many examples are gone through. */
  public int examples() {
    return indices.length;
  }

  /** What is true of all of them, numbers in their own units. */
  public Truth truth() {
    return from.truth(indices);
  }

  /** What numbers to be learnt are brought to; of no account for classes. */
  public TargetScale targetScale() {
    return targetScale;
  }

  /** Batches of all examples, the last partial one counted. */
  public int batches() {
    return buffer.batches(indices.length);
  }

  /** Goes back to the first example. */
  public void restart() {
    position = 0;
  }

  @Override
  public boolean hasNext() {
    return position < indices.length;
  }

  /** The next batch, valid until the next call. */
  @Override
  public Batch next() {
    if (!hasNext()) {
      throw new NoSuchElementException("Cannot read a batch: all examples have been gone through");
    }
    int size = Math.min(buffer.capacity(), indices.length - position);
    buffer.clear();
    for (int slot = 0; slot < size; slot++) {
      buffer.put(slot, indices[position++]);
    }
    return buffer.batch(size);
  }
}
