package io.onecycle.worker.model;

import io.onecycle.worker.api.Target;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.metric.Loss;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * How a network ends, and so what Deeplearning4j is to be shown as its labels.
 *
 * @param loss that it is trained on
 * @param isWeighed whether labels say what examples count, as {@link WeighedLoss} wants them
 */
record Ending(Target target, Loss loss, boolean isWeighed) {

  /** That of a network that follows the rules. */
  static Ending of(ComputationGraphConfiguration configuration, Target target) {
    return new Ending(
        target,
        isSigmoid(configuration) ? Loss.BINARY_CROSS_ENTROPY : Loss.of(target),
        WeighedLoss.isIn(configuration));
  }

  /** Whether one sigmoid unit tells two classes. */
  static boolean isSigmoid(ComputationGraphConfiguration configuration) {
    GraphVertex last = configuration.getVertices().get(configuration.getNetworkOutputs().get(0));
    return lossOf(last).isPresent()
        && ((BaseLayer) ((LayerVertex) last).getLayerConf().getLayer()).getActivationFn()
            instanceof ActivationSigmoid;
  }

  static Optional<ILossFunction> lossOf(GraphVertex vertex) {
    if (vertex instanceof LayerVertex layer
        && layer.getLayerConf().getLayer() instanceof LossLayer last) {
      return Optional.ofNullable(last.getLossFn());
    }
    return vertex instanceof LayerVertex layer
            && layer.getLayerConf().getLayer() instanceof OutputLayer last
        ? Optional.ofNullable(last.getLossFn())
        : Optional.empty();
  }

  /** How many numbers the network puts out for an example. */
  int width() {
    return loss.width(target);
  }

  /** Labels of the examples in [from, to): one-hot, 0 or 1, or numbers; or with what they count. */
  float[] labels(Batch batch, int from, int to) {
    int width = width();
    float[] labels = new float[(to - from) * width];
    if (!(target instanceof Target.Classes)) {
      System.arraycopy(batch.values(), from * width, labels, 0, labels.length);
      return labels;
    }
    // So that the mean over the mini-batch is the sum of weight · loss over the sum of weights.
    boolean weighs = isWeighed && batch.isWeighted();
    double each = weighs ? batch.size() / batch.weight() : 1;
    for (int i = from; i < to; i++) {
      float counts = weighs ? (float) (batch.weight(i) * each) : 1;
      int label = batch.labels()[i];
      if (loss != Loss.BINARY_CROSS_ENTROPY) {
        labels[(i - from) * width + label] = counts;
      } else if (label == 1 || weighs) {
        labels[i - from] = label == 1 ? counts : -counts;
      }
    }
    return labels;
  }

  /** The same, to train on: the sign that tells a sigmoid's classes comes with what they count. */
  float[] trainingLabels(Batch batch, int from, int to) {
    boolean alike = isWeighed && loss == Loss.BINARY_CROSS_ENTROPY && !batch.isWeighted();
    return labels(alike ? batch.weighing(new double[] {1, 1}) : batch, from, to);
  }
}
