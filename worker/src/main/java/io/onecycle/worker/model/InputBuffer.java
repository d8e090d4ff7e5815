package io.onecycle.worker.model;

import io.onecycle.worker.data.Batch;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Mini-batches as ND4J arrays, in memory that is allocated once. */
final class InputBuffer implements AutoCloseable {

  private final int classes;
  private INDArray images = Nd4j.empty(DataType.FLOAT);
  private INDArray labels = Nd4j.empty(DataType.FLOAT);
  private int capacity;

  InputBuffer(int classes) {
    this.classes = classes;
  }

  /** Takes a mini-batch in; the views below hold it until the next. */
  void fill(Batch batch) {
    if (batch.size() > capacity) {
      close();
      capacity = batch.size();
      images =
          Nd4j.create(DataType.FLOAT, capacity, batch.channels(), batch.height(), batch.width());
      labels = Nd4j.create(DataType.FLOAT, capacity, classes);
    }
    int numbers = batch.size() * batch.channels() * batch.height() * batch.width();
    new FloatPointer(images.data().pointer()).put(batch.pixels(), 0, numbers);
    float[] oneHot = new float[batch.size() * classes];
    for (int i = 0; i < batch.size(); i++) {
      oneHot[i * classes + batch.labels()[i]] = 1;
    }
    new FloatPointer(labels.data().pointer()).put(oneHot, 0, oneHot.length);
  }

  /** Shape [n, channels, height, width]. */
  INDArray images(int n) {
    return n == capacity ? images : images.get(NDArrayIndex.interval(0, n));
  }

  /** One-hot, shape [n, classes]. */
  INDArray labels(int n) {
    return n == capacity ? labels : labels.get(NDArrayIndex.interval(0, n));
  }

  @Override
  public void close() {
    if (capacity > 0) {
      images.close();
      labels.close();
    }
  }
}
