package io.onecycle.worker.model;

import java.util.List;
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
    float[][] sums;
    try (INDArray product = hidden.mmul(network.getParam(last + "_W"))) {
      sums = product.addiRowVector(network.getParam(last + "_b")).toFloatMatrix();
    }
    double loss = 0;
    for (int i = 0; i < n; i++) {
      loss += logOfSumOfExponentials(sums[i]) - sums[i][labels[i]];
    }
    return loss / n;
  }

  /** Without overflow, as the largest is taken out first; NaN if any is NaN. */
  private static double logOfSumOfExponentials(float[] values) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float value : values) {
      largest = Math.max(largest, value);
    }
    double sum = 0;
    for (float value : values) {
      sum += Math.exp(value - largest);
    }
    return largest + Math.log(sum);
  }
}
