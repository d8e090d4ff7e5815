package io.onecycle.worker.data;

import io.onecycle.worker.trial.Require;

/** The arrays that batch after batch is written into. */
final class BatchBuffer {

  private final Examples examples;
  private final NormalisedInputs inputs;
  private final TargetScale scale;
  private final int capacity;
  private final float[] pixels;
  private final int[] labels;
  private final float[] values;

  BatchBuffer(Examples examples, int batchSize, Scaling scaling) {
    Require.that(batchSize >= 1, "batch_size", batchSize, "a whole number of at least 1");
    this.examples = examples;
    this.inputs = NormalisedInputs.of(examples.inputs(), scaling.inputs());
    this.scale = scaling.targets();
    this.capacity = batchSize;
    this.pixels = new float[Math.multiplyExact(batchSize, examples.shape().size())];
    boolean classes = examples.target() instanceof Target.Classes;
    this.labels = new int[classes ? batchSize : 0];
    this.values =
        new float[classes ? 0 : Math.multiplyExact(batchSize, examples.target().outputs())];
  }

  int capacity() {
    return capacity;
  }

  /** Writes an example as it is. */
  void put(int slot, int example) {
    putTarget(slot, example);
    inputs.copy(example, pixels, slot * examples.shape().size());
  }

  /** Writes an image whose rows and columns come from elsewhere in it. */
  void put(int slot, int image, int[] rows, int[] columns) {
    putTarget(slot, image);
    inputs.copy(image, rows, columns, pixels, slot * examples.shape().size());
  }

  private void putTarget(int slot, int example) {
    if (examples.targets() instanceof Targets.Labels classes) {
      labels[slot] = classes.labels()[example];
    } else if (examples.targets() instanceof Targets.Values numbers) {
      int outputs = numbers.target().outputs();
      for (int k = 0; k < outputs; k++) {
        values[slot * outputs + k] = scale.scaled(numbers.values()[example * outputs + k], k);
      }
    }
  }

  Batch batch(int size) {
    return examples.target() instanceof Target.Classes
        ? Batch.ofClasses(pixels, labels, size, examples.shape())
        : Batch.ofNumbers(pixels, values, scale, size, examples.shape());
  }

  /** Batches of so many examples, the last partial one counted. */
  int batches(int count) {
    return (count - 1) / capacity + 1;
  }
}
