package io.onecycle.worker.data.batch;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.Scaling;
import io.onecycle.worker.data.SeedStream;
import io.onecycle.worker.trial.Augmentation;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The mini-batches of training, epoch after epoch. What an epoch holds depends on the seed and the
 * epoch alone, so any epoch can be started without those before it. Not for several threads.
 */
public final class TrainingBatches {

  private final int[] indices;
  private final boolean shuffles;
  private final boolean augments;
  private final long seed;
  private final BatchBuffer buffer;
  private final Augmenter augmenter;
  private final double[] classWeights;
  private final int[] order;
  private int position;
  private SplittableRandom augmentation = new SplittableRandom(0);

  /**
   * Shuffles and augments, each from its own stream of the seed.
   *
   * @param indices the examples to train on, at least 1
   * @param batchSize examples in a batch, at least 1
   * @param seed of the trial
   */
  public TrainingBatches(
      Examples examples,
      int[] indices,
      int batchSize,
      Set<Augmentation> augment,
      Scaling scaling,
      long seed) {
    this(examples, indices, batchSize, augment, scaling, seed, new double[0]);
  }

  /**
   * The same, of classes that count differently.
   *
   * @param classWeights one for each class; none where they count alike
   */
  public TrainingBatches(
      Examples examples,
      int[] indices,
      int batchSize,
      Set<Augmentation> augment,
      Scaling scaling,
      long seed,
      double[] classWeights) {
    this(examples, indices, batchSize, augment, scaling, seed, classWeights, true);
  }

  private TrainingBatches(
      Examples examples,
      int[] indices,
      int batchSize,
      Set<Augmentation> augment,
      Scaling scaling,
      long seed,
      double[] classWeights,
      boolean shuffles) {
    Require.that(indices.length >= 1, "indices", "none", "at least one example to train on");
    this.indices = indices.clone();
    this.shuffles = shuffles;
    this.classWeights = classWeights.clone();
    this.augments = !augment.isEmpty();
    this.seed = seed;
    this.buffer = new BatchBuffer(examples, batchSize, scaling);
    this.augmenter = new Augmenter(augment, examples.shape().height(), examples.shape().width());
    this.order = indices.clone();
    this.position = order.length;
  }

  /** Every epoch the same: the examples in the order of {@code indices}, as they are. */
  public static TrainingBatches inFileOrder(
      Examples examples, int[] indices, int batchSize, Scaling scaling) {
    return new TrainingBatches(
        examples, indices, batchSize, Set.of(), scaling, 0, new double[0], false);
  }

  /** Batches of an epoch, the last partial one counted. */
  public int perEpoch() {
    return buffer.batches(indices.length);
  }

  /** Goes to the start of an epoch, counted from 0, wherever the last one had got to. */
  public void startEpoch(int epoch) {
    Require.that(epoch >= 0, "epoch", epoch, "a whole number of at least 0");
    position = 0;
    augmentation = SeedStream.AUGMENTATION.random(seed, epoch);
    System.arraycopy(indices, 0, order, 0, order.length);
    if (shuffles) {
      shuffle(order, SeedStream.SHUFFLE.random(seed, epoch));
    }
  }

  /** Passes over the next batches of the epoch: what follows is as if they had been read. */
  public void skip(int batches) {
    int end = (int) Math.min((long) batches * buffer.capacity() + position, order.length);
    for (; position < end; position++) {
      if (augments) {
        augmenter.draw(augmentation);
      }
    }
  }

  /**
   * The next batch of the epoch, valid until the next call.
   *
   * @throws NoSuchElementException if the epoch is over, or none was started
   */
  public Batch next() {
    int size = Math.min(buffer.capacity(), order.length - position);
    if (size == 0) {
      throw new NoSuchElementException("Cannot read a batch: no epoch is started, or it is over");
    }
    buffer.clear();
    for (int slot = 0; slot < size; slot++) {
      int example = order[position++];
      if (augments) {
        augmenter.draw(augmentation);
        buffer.put(slot, example, augmenter.rows(), augmenter.columns());
      } else {
        buffer.put(slot, example);
      }
    }
    Batch batch = buffer.batch(size);
    return classWeights.length == 0 ? batch : batch.weighing(classWeights);
  }

  /** Durstenfeld's form of the Fisher-Yates shuffle. */
  private static void shuffle(int[] values, SplittableRandom random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }
}
