package io.onecycle.driver.refit;

import java.io.Serializable;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * What a network says of some test examples of classes.
 *
 * @param logits logarithms of the classes' probabilities, example after example
 * @param labels the class of each example
 * @param losses of each example
 */
@SuppressWarnings("ArrayRecordComponent") // a vessel, never compared
public record TestOutputs(float[] logits, int[] labels, double[] losses) implements Serializable {

  /** Of a network with a softmax, or one sigmoid for the second of two classes. */
  public static TestOutputs of(ComputationGraph model, DataSet examples) {
    INDArray probabilities = model.outputSingle(examples.getFeatures()).castTo(DataType.FLOAT);
    INDArray wanted = examples.getLabels();
    INDArray scores = model.scoreExamples(examples, false);
    int n = examples.numExamples();
    int width = Math.toIntExact(wanted.size(1));
    boolean sigmoid = width == 1;
    int classes = sigmoid ? 2 : width;
    float[] logits = new float[n * classes];
    int[] labels = new int[n];
    double[] losses = new double[n];
    for (int i = 0; i < n; i++) {
      losses[i] = scores.getDouble(i);
      if (sigmoid) {
        float second = probabilities.getFloat(i, 0);
        labels[i] = wanted.getFloat(i, 0) > 0.5f ? 1 : 0;
        logits[2 * i] = (float) Math.log(1 - second);
        logits[2 * i + 1] = (float) Math.log(second);
        continue;
      }
      for (int k = 0; k < classes; k++) {
        logits[i * classes + k] = (float) Math.log(probabilities.getFloat(i, k));
        labels[i] = wanted.getFloat(i, k) > 0.5f ? k : labels[i];
      }
    }
    return new TestOutputs(logits, labels, losses);
  }
}
