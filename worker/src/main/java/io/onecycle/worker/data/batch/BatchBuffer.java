package io.onecycle.worker.data.batch;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.Excerpt;
import io.onecycle.worker.data.Normalisation;
import io.onecycle.worker.data.Scaling;
import io.onecycle.worker.data.TargetScale;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The arrays that batch after batch is written into. The inputs are written only if somebody asks
 * for them: a GPU that holds the examples needs to know no more than which they are.
 */
final class BatchBuffer {

  private final Examples examples;
  private final NormalisedInputs inputs;
  private final int[] classesOfAll;
  private final float[] numbersOfAll;
  private final TargetScale scale;
  private final int capacity;
  private final Normalisation normalisation;
  private final int[] indices;
  private final int[] rows;
  private final int[] columns;
  private final int[] ownRows;
  private final int[] ownColumns;
  private final float[] pixels;
  private final int[] labels;
  private final float[] values;
  private boolean isMoved;
  private boolean isWritten;

  BatchBuffer(Examples examples, int batchSize, Scaling scaling) {
    Require.that(batchSize >= 1, "batch_size", batchSize, "a whole number of at least 1");
    this.examples = examples;
    this.inputs = NormalisedInputs.of(examples, scaling.inputs());
    this.classesOfAll = examples.labels();
    this.numbersOfAll = examples.values();
    this.scale = scaling.targets();
    this.capacity = batchSize;
    this.normalisation = scaling.inputs();
    this.ownRows = IntStream.range(0, examples.shape().height()).toArray();
    this.ownColumns = IntStream.range(0, examples.shape().width()).toArray();
    this.indices = new int[batchSize];
    this.rows = new int[Math.multiplyExact(batchSize, ownRows.length)];
    this.columns = new int[Math.multiplyExact(batchSize, ownColumns.length)];
    this.pixels = new float[Math.multiplyExact(batchSize, examples.shape().size())];
    boolean classes = examples.target() instanceof Target.Classes;
    this.labels = new int[classes ? batchSize : 0];
    this.values =
        new float[classes ? 0 : Math.multiplyExact(batchSize, examples.target().outputs())];
  }

  int capacity() {
    return capacity;
  }

  /** Begins a batch. */
  void clear() {
    isMoved = false;
  }

  /** Puts an example as it is. */
  void put(int slot, int example) {
    put(slot, example, ownRows, ownColumns, false);
  }

  /** Puts an image whose rows and columns come from elsewhere in it. */
  void put(int slot, int image, int[] fromRows, int[] fromColumns) {
    put(slot, image, fromRows, fromColumns, true);
  }

  private void put(int slot, int example, int[] fromRows, int[] fromColumns, boolean moves) {
    putTarget(slot, example);
    indices[slot] = example;
    System.arraycopy(fromRows, 0, rows, slot * fromRows.length, fromRows.length);
    System.arraycopy(fromColumns, 0, columns, slot * fromColumns.length, fromColumns.length);
    isMoved |= moves;
    isWritten = false;
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
    Optional<Excerpt> excerpt =
        Optional.of(new Excerpt(examples, normalisation, indices, rows, columns, isMoved));
    return examples.target() instanceof Target.Classes
        ? Batch.ofClasses(() -> written(size), excerpt, labels, size, examples.shape())
        : Batch.ofNumbers(() -> written(size), excerpt, values, scale, size, examples.shape());
  }

  private float[] written(int size) {
    if (!isWritten) {
      for (int slot = 0; slot < size; slot++) {
        write(slot);
      }
      isWritten = true;
    }
    return pixels;
  }

  private void write(int slot) {
    int at = slot * examples.shape().size();
    if (!isMoved) {
      inputs.copy(indices[slot], pixels, at);
      return;
    }
    int height = ownRows.length;
    int width = ownColumns.length;
    int[] fromRows = Arrays.copyOfRange(rows, slot * height, (slot + 1) * height);
    int[] fromColumns = Arrays.copyOfRange(columns, slot * width, (slot + 1) * width);
    inputs.copy(indices[slot], fromRows, fromColumns, pixels, at);
  }

  /** Batches of so many examples, the last partial one counted. */
  int batches(int count) {
    return (count - 1) / capacity + 1;
  }
}
