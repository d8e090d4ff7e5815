package io.onecycle.worker.model;

import io.onecycle.worker.api.Target;
import io.onecycle.worker.data.Batch;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Mini-batches as Deeplearning4j's data sets. */
public final class ExampleSets {

  private ExampleSets() {}

  /**
   * A copy of neighbouring examples of a mini-batch, with labels as people take them; where classes
   * weigh differently, times the weights, which are those of the whole mini-batch.
   *
   * @param network that they are for
   * @param from first example, from 0
   * @param to one past the last, above {@code from}
   * @param target what is learnt of each
   */
  public static DataSet of(
      ComputationGraphConfiguration network, Batch batch, int from, int to, Target target) {
    Ending ending = Ending.of(network, target);
    return of(ending, ending.labels(batch, from, to), batch, from, to);
  }

  /** The same, with labels as {@link StockNetwork}'s loss takes them to train on. */
  public static DataSet toTrain(
      ComputationGraphConfiguration network, Batch batch, int from, int to, Target target) {
    Ending ending = Ending.of(network, target);
    return of(ending, ending.trainingLabels(batch, from, to), batch, from, to);
  }

  private static DataSet of(Ending ending, float[] labels, Batch batch, int from, int to) {
    int size = batch.shape().size();
    float[] pixels = Arrays.copyOfRange(batch.pixels(), from * size, to * size);
    long[] shape = {
      to - from, batch.shape().channels(), batch.shape().height(), batch.shape().width()
    };
    INDArray features = Nd4j.create(pixels, shape, 'c');
    long[] wide = {to - from, ending.width()};
    INDArray wanted = Nd4j.create(labels, wide, 'c');
    return new DataSet(features, wanted);
  }
}
