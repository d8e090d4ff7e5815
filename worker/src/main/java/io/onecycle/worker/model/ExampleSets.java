package io.onecycle.worker.model;

import io.onecycle.worker.data.Batch;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Mini-batches as Deeplearning4j's data sets. */
public final class ExampleSets {

  private ExampleSets() {}

  /**
   * A copy of neighbouring examples of a mini-batch.
   *
   * @param from first example, from 0
   * @param to one past the last, above {@code from}
   * @param classes how many there are
   */
  public static DataSet of(Batch batch, int from, int to, int classes) {
    int size = batch.channels() * batch.height() * batch.width();
    float[] pixels = Arrays.copyOfRange(batch.pixels(), from * size, to * size);
    float[] oneHot = new float[(to - from) * classes];
    for (int i = from; i < to; i++) {
      oneHot[(i - from) * classes + batch.labels()[i]] = 1;
    }
    long[] shape = {to - from, batch.channels(), batch.height(), batch.width()};
    INDArray features = Nd4j.create(pixels, shape, 'c').castTo(DataType.FLOAT);
    INDArray labels = Nd4j.create(oneHot, new long[] {to - from, classes}, 'c');
    return new DataSet(features, labels);
  }
}
