package io.onecycle.worker.model.structure;

import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.metric.Loss;
import java.util.List;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.lossfunctions.impl.LossNegativeLogLikelihood;

/** What layers of several kinds must keep to. */
final class CoveredLayers {

  private CoveredLayers() {}

  /** No say in the update, which is ours, and no noise. */
  static void require(Layer layer, Refusal refusal) throws NotCoveredException {
    refusal.unless(isEmpty(layer.getConstraints()), "has constraints");
    if (layer instanceof BaseLayer base) {
      refusal.unless(base.getWeightNoise() == null, "has weight noise");
      boolean regularised =
          !isEmpty(base.getRegularization()) || !isEmpty(base.getRegularizationBias());
      refusal.unless(!regularised, "has a regularisation of its own (l1, l2, weightDecay)");
      GradientNormalization normalisation = base.getGradientNormalization();
      refusal.unless(
          normalisation == null || normalisation == GradientNormalization.None,
          "has the gradient normalisation",
          normalisation);
    }
  }

  /** Cross-entropy of a softmax or a sigmoid, or the squared error of the numbers as they are. */
  static Loss loss(IActivation function, ILossFunction loss, Refusal refusal)
      throws NotCoveredException {
    if (loss.getClass() == LossMSE.class) {
      refusal.unless(function instanceof ActivationIdentity, "has the loss", loss, "of", function);
      refusal.unless(((LossMSE) loss).getWeights() == null, "weighs its outputs");
      return Loss.SQUARED_ERROR;
    }
    if (loss.getClass() == LossBinaryXENT.class) {
      refusal.unless(function instanceof ActivationSigmoid, "has the loss", loss, "of", function);
      refusal.unless(((LossBinaryXENT) loss).getWeights() == null, "weighs its outputs");
      return Loss.BINARY_CROSS_ENTROPY;
    }
    refusal.unless(function instanceof ActivationSoftmax, "has the activation function", function);
    boolean isCrossEntropy =
        loss.getClass() == LossMCXENT.class || loss.getClass() == LossNegativeLogLikelihood.class;
    refusal.unless(isCrossEntropy, "has the loss", loss);
    refusal.unless(((LossMCXENT) loss).getWeights() == null, "weighs its classes");
    return Loss.CROSS_ENTROPY;
  }

  private static boolean isEmpty(List<?> list) {
    return list == null || list.isEmpty();
  }
}
