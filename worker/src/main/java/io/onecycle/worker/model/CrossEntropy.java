package io.onecycle.worker.model;

import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The mean cross-entropy of a mini-batch, taken from the output layer's sums before its softmax.
 * Deeplearning4j's score is clipped at −ln(1e−10) ≈ 23 an example, so that a loss that explodes
 * would look as if it settled; this one is exact however wrong the network is. Listens to every
 * step in training.
 */
final class CrossEntropy extends BaseTrainingListener {

  private int[] labels = {};
  private int size;
  private double ofTraining = Double.NaN;

  /** Names the classes of the mini-batch that the next step in training is given. */
  void expect(int[] classes, int n) {
    labels = classes;
    size = n;
    ofTraining = Double.NaN;
  }

  /** The loss of the latest step in training, before its update. */
  double ofTraining() {
    return ofTraining;
  }

  /** Only by now has the output layer applied its own dropout to its input. */
  @Override
  public void onBackwardPass(Model model) {
    Layer output = ((ComputationGraph) model).getOutputLayer(0);
    ofTraining = of(output, output.input(), labels, size);
  }

  /**
   * The loss of a mini-batch.
   *
   * @param output a network's last layer
   * @param hidden what it is given, shape [n, inputs] or [n, channels, height, width]
   */
  static double of(Layer output, INDArray hidden, int[] labels, int n) {
    float[] sums = sums(output, hidden, n);
    int classes = sums.length / n;
    double loss = 0;
    for (int i = 0; i < n; i++) {
      int row = i * classes;
      loss += logOfSumOfExponentials(sums, row, row + classes) - sums[row + labels[i]];
    }
    return loss / n;
  }

  private static float[] sums(Layer output, INDArray hidden, int n) {
    Map<String, INDArray> parameters = output.paramTable();
    INDArray rows = hidden.rank() == 2 ? hidden : hidden.dup('c').reshape(n, hidden.length() / n);
    if (parameters == null || !parameters.containsKey("W")) {
      return numbers(rows);
    }
    try (INDArray product = rows.mmul(parameters.get("W"))) {
      if (parameters.containsKey("b")) {
        product.addiRowVector(parameters.get("b"));
      }
      return numbers(product);
    }
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
