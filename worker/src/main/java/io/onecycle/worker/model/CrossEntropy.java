package io.onecycle.worker.model;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The mean cross-entropy of a mini-batch, taken from the output layer's sums before its softmax.
 * Deeplearning4j's score is clipped at −ln(1e−10) ≈ 23 an example, so that a loss that explodes
 * would look as if it settled; this one is exact however wrong the network is. Listens to every
 * forward pass in training.
 */
final class CrossEntropy extends BaseTrainingListener {

  private int[] labels = {};
  private int size;
  private double ofTraining = Double.NaN;

  /** Names the classes of the mini-batch that the next forward pass in training is given. */
  void expect(int[] classes, int n) {
    labels = classes;
    size = n;
    ofTraining = Double.NaN;
  }

  /** The loss of the latest forward pass in training. */
  double ofTraining() {
    return ofTraining;
  }

  @Override
  public void onForwardPass(Model model, List<INDArray> activations) {
    INDArray hidden = activations.get(activations.size() - 1);
    ofTraining = of((MultiLayerNetwork) model, hidden, labels, size);
  }

  /**
   * The loss of a mini-batch.
   *
   * @param hidden what the output layer is given, shape [n, inputs]
   */
  static double of(MultiLayerNetwork network, INDArray hidden, int[] labels, int n) {
    int last = network.getnLayers() - 1;
    float[] sums;
    int classes;
    try (INDArray product = hidden.mmul(network.getParam(last + "_W"))) {
      classes = (int) product.size(1);
      product.addiRowVector(network.getParam(last + "_b"));
      sums = numbers(product);
    }
    double loss = 0;
    for (int i = 0; i < n; i++) {
      int row = i * classes;
      loss += logOfSumOfExponentials(sums, row, row + classes) - sums[row + labels[i]];
    }
    return loss / n;
  }

  /**
   * All numbers of a float array in row-major order, in one copy: ND4J's own take each by itself.
   */
  static float[] numbers(INDArray array) {
    float[] numbers = new float[Math.toIntExact(array.length())];
    try (INDArray rows = array.dup('c')) {
      new FloatPointer(rows.data().pointer()).get(numbers);
    }
    return numbers;
  }

  /** Without overflow, as the largest is taken out first; NaN if any is NaN. */
  private static double logOfSumOfExponentials(float[] values, int from, int to) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, values[i]);
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += Math.exp(values[i] - largest);
    }
    return largest + Math.log(sum);
  }
}
