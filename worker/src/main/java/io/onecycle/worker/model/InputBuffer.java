package io.onecycle.worker.model;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.model.own.rules.InputForm;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Mini-batches as ND4J arrays, in memory that is allocated once. */
final class InputBuffer implements AutoCloseable {

  private final InputForm form;
  private final Ending ending;
  private INDArray inputs = Nd4j.empty(DataType.FLOAT);
  private INDArray targets = Nd4j.empty(DataType.FLOAT);
  private int capacity;

  InputBuffer(InputForm form, Ending ending) {
    this.form = form;
    this.ending = ending;
  }

  /** Takes a mini-batch in; the views below hold it until the next. */
  void fill(Batch batch) {
    if (batch.size() > capacity) {
      close();
      capacity = batch.size();
      inputs = Nd4j.create(DataType.FLOAT, sizes(batch.shape()));
      targets = Nd4j.create(DataType.FLOAT, capacity, ending.width());
    }
    int numbers = batch.size() * batch.shape().size();
    float[] given = form == InputForm.CHANNELS_LAST ? channelsLast(batch) : batch.pixels();
    new FloatPointer(inputs.data().pointer()).put(given, 0, numbers);
    float[] wanted = ending.trainingLabels(batch, 0, batch.size());
    new FloatPointer(targets.data().pointer()).put(wanted, 0, wanted.length);
  }

  /** Of the form that the network takes, n examples. */
  INDArray inputs(int n) {
    return n == capacity ? inputs : inputs.get(NDArrayIndex.interval(0, n));
  }

  /** One-hot, 0 or 1, or numbers, shape [n, outputs]. */
  INDArray targets(int n) {
    return n == capacity ? targets : targets.get(NDArrayIndex.interval(0, n));
  }

  @Override
  public void close() {
    if (capacity > 0) {
      inputs.close();
      targets.close();
    }
  }

  private long[] sizes(Shape shape) {
    return switch (form) {
      case IMAGES -> new long[] {capacity, shape.channels(), shape.height(), shape.width()};
      case CHANNELS_LAST -> new long[] {capacity, shape.height(), shape.width(), shape.channels()};
      case ROWS, FOLDED_ROWS -> new long[] {capacity, shape.size()};
    };
  }

  private static float[] channelsLast(Batch batch) {
    int channels = batch.shape().channels();
    int area = batch.shape().height() * batch.shape().width();
    float[] given = new float[batch.size() * channels * area];
    for (int image = 0; image < batch.size(); image++) {
      int start = image * channels * area;
      for (int channel = 0; channel < channels; channel++) {
        for (int i = 0; i < area; i++) {
          given[start + i * channels + channel] = batch.pixels()[start + channel * area + i];
        }
      }
    }
    return given;
  }
}
