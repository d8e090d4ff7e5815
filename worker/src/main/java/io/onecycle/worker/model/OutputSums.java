package io.onecycle.worker.model;

import io.onecycle.worker.data.Batch;
import io.onecycle.worker.model.structure.FlatVector;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The loss of a mini-batch, taken from the output layer's sums before its activation.
 * Deeplearning4j's score of classes is clipped at −ln(1e−10) ≈ 23 an example, so that a loss that
 * explodes would look as if it settled; this one is exact however wrong the network is. Listens to
 * every step in training.
 */
final class OutputSums extends BaseTrainingListener {

  private final Ending ending;
  private Optional<Batch> batch = Optional.empty();
  private Optional<float[]> before = Optional.empty();
  private double ofTraining = Double.NaN;

  OutputSums(Ending ending) {
    this.ending = ending;
  }

  /** Names the mini-batch that the next step in training is given. */
  void expect(Batch next) {
    batch = Optional.of(next);
    before = Optional.empty();
    ofTraining = Double.NaN;
  }

  /** The loss of the latest step in training, before its update. */
  double ofTraining() {
    return ofTraining;
  }

  /** A loss layer's backward pass may overwrite what it was given, and it has no dropout. */
  @Override
  public void onForwardPass(Model model, Map<String, INDArray> activations) {
    Layer output = ((ComputationGraph) model).getOutputLayer(0);
    if (batch.isPresent() && !hasWeights(output.paramTable())) {
      before = Optional.of(of(output, output.input(), batch.get().size()));
    }
  }

  /** Only by now has the output layer applied its own dropout to its input. */
  @Override
  public void onBackwardPass(Model model) {
    Layer output = ((ComputationGraph) model).getOutputLayer(0);
    Batch trained = batch.orElseThrow();
    float[] sums = before.orElseGet(() -> of(output, output.input(), trained.size()));
    ofTraining = ending.loss().of(sums, trained, ending.width());
  }

  /**
   * The sums of a mini-batch, example after example.
   *
   * @param output a network's last layer
   * @param hidden what it is given, shape [n, inputs] or [n, channels, height, width]
   */
  static float[] of(Layer output, INDArray hidden, int n) {
    Map<String, INDArray> parameters = output.paramTable();
    INDArray rows = hidden.rank() == 2 ? hidden : hidden.dup('c').reshape(n, hidden.length() / n);
    if (!hasWeights(parameters)) {
      return FlatVector.numbers(rows);
    }
    try (INDArray product = rows.mmul(parameters.get("W"))) {
      if (parameters.containsKey("b")) {
        product.addiRowVector(parameters.get("b"));
      }
      return FlatVector.numbers(product);
    }
  }

  private static boolean hasWeights(Map<String, INDArray> parameters) {
    return parameters != null && parameters.containsKey("W");
  }
}
