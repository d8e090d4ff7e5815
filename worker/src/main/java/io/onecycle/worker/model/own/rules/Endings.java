package io.onecycle.worker.model.own.rules;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossNegativeLogLikelihood;

/**
 * A cross-entropy of what a layer before it has made a softmax, or a sigmoid, of, as importers
 * write it, is the same as that of one which the loss itself takes: so it is written.
 */
final class Endings {

  private Endings() {}

  /** Moves such a function into the loss. */
  static void settle(ComputationGraphConfiguration configuration) {
    for (String output : configuration.getNetworkOutputs()) {
      if (configuration.getVertices().get(output) instanceof LayerVertex end
          && end.getPreProcessor() == null
          && isOfProbabilities(end.getLayerConf().getLayer())) {
        String before = configuration.getVertexInputs().get(output).get(0);
        if (configuration.getVertices().get(before) instanceof LayerVertex last
            && readers(before, configuration) == 1
            && end.getLayerConf().getLayer() instanceof LossLayer loss) {
          IActivation function = function(loss);
          if (without(function, last.getLayerConf().getLayer())) {
            loss.setActivationFn(function);
          }
        }
      }
    }
  }

  private static boolean isOfProbabilities(Layer layer) {
    return layer instanceof LossLayer loss
        && loss.getActivationFn() instanceof ActivationIdentity
        && loss.getLossFn() != null
        && List.of(LossMCXENT.class, LossNegativeLogLikelihood.class, LossBinaryXENT.class)
            .contains(loss.getLossFn().getClass());
  }

  /** What makes probabilities for it. */
  private static IActivation function(LossLayer loss) {
    return loss.getLossFn() instanceof LossBinaryXENT
        ? new ActivationSigmoid()
        : new ActivationSoftmax();
  }

  private static long readers(String name, ComputationGraphConfiguration configuration) {
    return configuration.getVertexInputs().values().stream()
        .flatMap(List::stream)
        .filter(name::equals)
        .count();
  }

  /** Whether there was one. */
  private static boolean without(IActivation function, Layer layer) {
    IActivation none = new ActivationIdentity();
    if (layer instanceof ActivationLayer activation
        && activation.getActivationFn().getClass() == function.getClass()) {
      activation.setActivationFn(none);
      return true;
    } else if (layer instanceof DenseLayer dense
        && dense.getActivationFn().getClass() == function.getClass()) {
      dense.setActivationFn(none);
      return true;
    }
    return false;
  }
}
