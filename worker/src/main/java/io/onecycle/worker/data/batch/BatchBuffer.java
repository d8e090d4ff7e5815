package io.onecycle.worker.data.batch;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.Scaling;
import io.onecycle.worker.data.TargetScale;

/** The arrays that batch after batch is written into. */
final class BatchBuffer {

  private final Examples examples;
  private final NormalisedInputs inputs;
  private final int[] classesOfAll;
  private final float[] numbersOfAll;
  private final TargetScale scale;
  private final int capacity;
  private final float[] pixels;
  private final int[] labels;
  private final float[] values;

  BatchBuffer(Examples examples, int batchSize, Scaling scaling) {
    Require.that(batchSize >= 1, "batch_size", batchSize, "a whole number of at least 1");
    this.examples = examples;
    this.inputs = NormalisedInputs.of(examples, scaling.inputs());
    this.classesOfAll = examples.labels();
    this.numbersOfAll = examples.values();
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
    if (examples.target() instanceof Target.Classes) {
      labels[slot] = classesOfAll[example];
      return;
    }
    int outputs = examples.target().outputs();
    for (int k = 0; k < outputs; k++) {
      values[slot * outputs + k] = scale.scaled(numbersOfAll[example * outputs + k], k);
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
