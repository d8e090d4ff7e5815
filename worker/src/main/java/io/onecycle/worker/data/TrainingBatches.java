package io.onecycle.worker.data;

import io.onecycle.worker.trial.Augmentation;
import io.onecycle.worker.trial.Require;
import java.util.Set;

/**
 * The mini-batches of training, epoch after epoch. An epoch's order and augmentation depend on the
 * seed and the epoch's number alone, so any epoch can be begun without the ones before.
 */
public final class TrainingBatches {

  private final Images images;
  private final int[] inFileOrder;
  private final int batchSize;
  private final Set<Augmentation> augment;
  private final Normalisation normalisation;
  private final long seed;
  private final boolean shuffled;
  private final Batch batch;
  private int[] order = {};
  private Batch.PixelCopy copy;
  private int position;

  /**
   * Shuffled batches.
   *
   * @param indices of the images to train with
   * @param batchSize at least 1; the last batch of an epoch may be smaller
   */
  public TrainingBatches(
      Images images,
      int[] indices,
      int batchSize,
      Set<Augmentation> augment,
      Normalisation normalisation,
      long seed) {
    this(images, indices, batchSize, augment, normalisation, seed, true);
  }

  private TrainingBatches(
      Images images,
      int[] indices,
      int batchSize,
      Set<Augmentation> augment,
      Normalisation normalisation,
      long seed,
      boolean shuffled) {
    Require.that(batchSize >= 1, "batch_size", batchSize, "at least 1");
    Require.that(indices.length >= 1, "training images", indices.length, "at least 1");
    int small = Math.min(images.height(), images.width());
    Require.that(
        !augment.contains(Augmentation.CROP) || small > AugmentedCopy.PAD,
        "image side",
        small,
        "more than " + AugmentedCopy.PAD + " pixels, for crop");
    this.images = images;
    this.inFileOrder = indices.clone();
    this.batchSize = batchSize;
    this.augment = Set.copyOf(augment);
    this.normalisation = normalisation;
    this.seed = seed;
    this.shuffled = shuffled;
    this.batch = new Batch(images, Math.min(batchSize, indices.length));
    this.copy = new PlainCopy(images, normalisation);
  }

  /** The given images, epoch after epoch in the given order, as they are. */
  public static TrainingBatches inOrder(
      Images images, int[] indices, int batchSize, Normalisation normalisation) {
    return new TrainingBatches(images, indices, batchSize, Set.of(), normalisation, 0, false);
  }

  /** How many batches an epoch has, the last partial one counted. */
  public int perEpoch() {
    return (inFileOrder.length + batchSize - 1) / batchSize;
  }

  /** Goes to the beginning of an epoch. */
  public void startEpoch(int epoch) {
    order = inFileOrder.clone();
    position = 0;
    if (shuffled) {
      SeedStream.SHUFFLE.shuffle(order, seed, epoch);
    }
    if (!augment.isEmpty()) {
      copy =
          new AugmentedCopy(
              images, normalisation, augment, SeedStream.AUGMENTATION.of(seed, epoch));
    }
  }

  /** The epoch's next batch. */
  public Batch next() {
    if (position >= order.length) {
      throw new IllegalStateException("Cannot take another batch: the epoch is over");
    }
    int to = Math.min(position + batchSize, order.length);
    batch.fill(images, order, position, to, copy);
    position = to;
    return batch;
  }
}
