package io.onecycle.worker.model;

import io.onecycle.worker.api.Target;
import io.onecycle.worker.data.Batch;
import java.util.Arrays;
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
   * @param target what is learnt of each
   */
  public static DataSet of(Batch batch, int from, int to, Target target) {
    int size = batch.shape().size();
    float[] pixels = Arrays.copyOfRange(batch.pixels(), from * size, to * size);
    long[] shape = {
      to - from, batch.shape().channels(), batch.shape().height(), batch.shape().width()
    };
    INDArray features = Nd4j.create(pixels, shape, 'c');
    INDArray wanted =
        Nd4j.create(wanted(batch, from, to, target), new long[] {to - from, target.outputs()}, 'c');
    return new DataSet(features, wanted);
  }

  private static float[] wanted(Batch batch, int from, int to, Target target) {
    int outputs = target.outputs();
    if (!(target instanceof Target.Classes)) {
      return Arrays.copyOfRange(batch.values(), from * outputs, to * outputs);
    }
    float[] oneHot = new float[(to - from) * outputs];
    for (int i = from; i < to; i++) {
      oneHot[(i - from) * outputs + batch.labels()[i]] = 1;
    }
    return oneHot;
  }
}
