package io.onecycle.worker.model.own.rules;

import io.onecycle.worker.api.Target;
import java.util.Optional;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.lossfunctions.impl.LossNegativeLogLikelihood;

/**
 * How a network may end: with the softmax of classes, one sigmoid that tells two classes, or with
 * numbers as they are.
 */
final class OutputRules {

  private static final String LOSSES =
      "MCXENT or NEGATIVELOGLIKELIHOOD of a softmax, XENT of one sigmoid for two classes, or MSE of"
          + " the identity";

  private OutputRules() {}

  static void check(String name, GraphVertex vertex, ModelFaults faults) {
    String subject = "layer " + name;
    Optional<Layer> layer = output(vertex);
    faults.unless(
        layer.isPresent(), subject, "ends the network", "an OutputLayer or a LossLayer there");
    layer.ifPresent(
        last -> {
          ILossFunction loss = loss(last);
          IActivation activation = ((BaseLayer) last).getActivationFn();
          boolean known = isCrossEntropy(loss) || isBinary(loss) || loss instanceof LossMSE;
          String named = loss == null ? "no loss" : "the loss " + loss.getClass().getSimpleName();
          faults.unless(known, subject, "has " + named, LOSSES);
          boolean fits =
              loss instanceof LossMSE
                  ? activation instanceof ActivationIdentity
                  : isBinary(loss)
                      ? activation instanceof ActivationSigmoid
                      : activation instanceof ActivationSoftmax;
          faults.unless(
              !known || fits, subject, "has " + named + " of the activation " + activation, LOSSES);
          faults.unless(!weighs(loss), subject, "weighs its outputs", "a loss without weights");
        });
  }

  /** Holds an output without faults against what is learnt. */
  static void match(
      String name, GraphVertex vertex, long width, Target target, ModelFaults faults) {
    boolean binary = output(vertex).filter(layer -> isBinary(loss(layer))).isPresent();
    boolean classes =
        binary || output(vertex).filter(layer -> isCrossEntropy(loss(layer))).isPresent();
    if (binary && target instanceof Target.Classes of) {
      faults.unless(
          width == 1,
          "layer " + name,
          "has the sigmoids of " + width + " units",
          "one, for two classes, or a softmax");
      faults.unless(
          of.outputs() == 2, "layer " + name, "tells two classes by a sigmoid", target.toString());
      return;
    }
    boolean fits = classes == target instanceof Target.Classes && width == target.outputs();
    faults.unless(
        fits,
        "layer " + name,
        "puts out " + width + (classes ? " classes" : " numbers"),
        target + ": that is what the data has");
  }

  private static Optional<Layer> output(GraphVertex vertex) {
    return vertex instanceof LayerVertex end && end.getLayerConf().getLayer() != null
        ? Optional.of(end.getLayerConf().getLayer())
            .filter(l -> l.getClass() == OutputLayer.class || l.getClass() == LossLayer.class)
        : Optional.empty();
  }

  private static ILossFunction loss(Layer layer) {
    return layer instanceof LossLayer last ? last.getLossFn() : ((OutputLayer) layer).getLossFn();
  }

  private static boolean isCrossEntropy(ILossFunction loss) {
    return loss != null
        && (loss.getClass() == LossMCXENT.class
            || loss.getClass() == LossNegativeLogLikelihood.class);
  }

  private static boolean isBinary(ILossFunction loss) {
    return loss != null && loss.getClass() == LossBinaryXENT.class;
  }

  private static boolean weighs(ILossFunction loss) {
    return (loss instanceof LossMSE squared && squared.getWeights() != null)
        || (loss instanceof LossMCXENT entropy && entropy.getWeights() != null)
        || (loss instanceof LossBinaryXENT binary && binary.getWeights() != null);
  }
}
