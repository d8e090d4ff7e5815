package io.onecycle.worker.data;

import io.onecycle.worker.trial.Require;

/** Mini-batches for evaluation: every image once, in order, as it is. */
public final class EvaluationBatches {

  private final Images images;
  private final int[] indices;
  private final int batchSize;
  private final Batch batch;
  private final Batch.PixelCopy copy;
  private int position;

  /**
   * Batches of the images at {@code indices}.
   *
   * @param batchSize at least 1; the last batch may be smaller
   */
  public EvaluationBatches(
      Images images, int[] indices, int batchSize, Normalisation normalisation) {
    Require.that(batchSize >= 1, "batch size", batchSize, "at least 1");
    Require.that(indices.length >= 1, "validation images", indices.length, "at least 1");
    this.images = images;
    this.indices = indices.clone();
    this.batchSize = batchSize;
    this.batch = new Batch(images, Math.min(batchSize, indices.length));
    this.copy = new PlainCopy(images, normalisation);
  }

  /** Goes back to the first image. */
  public void restart() {
    position = 0;
  }

  /** Whether images are left. */
  public boolean hasNext() {
    return position < indices.length;
  }

  /** The next batch. */
  public Batch next() {
    int to = Math.min(position + batchSize, indices.length);
    batch.fill(images, indices, position, to, copy);
    position = to;
    return batch;
  }
}
