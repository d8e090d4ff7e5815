package io.onecycle.worker.model.structure;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation.Pool.Kind;
import io.onecycle.worker.metric.Loss;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.lossfunctions.ILossFunction;
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

  /** Preprocessors may only look at the same numbers, in the same order, as another shape. */
  static void requireReshaping(InputPreProcessor processor, Shape given, Refusal refusal)
      throws NotCoveredException {
    if (processor instanceof FeedForwardToCnnPreProcessor image) {
      boolean same =
          image.getNumChannels() == given.channels()
              && image.getInputHeight() == given.height()
              && image.getInputWidth() == given.width();
      refusal.unless(same, "makes an image of", given);
    } else if (processor instanceof CnnToFeedForwardPreProcessor flat) {
      requireNchw(flat.getFormat(), refusal);
    } else {
      refusal.unless(processor == null, "has the preprocessor", processor);
    }
  }

  static void requireNchw(CNN2DFormat format, Refusal refusal) throws NotCoveredException {
    refusal.unless(format == CNN2DFormat.NCHW, "has the data format", format);
  }

  /** Cross-entropy of a softmax, or the squared error of the numbers as they are. */
  static Loss loss(IActivation function, ILossFunction loss, Refusal refusal)
      throws NotCoveredException {
    if (loss.getClass() == LossMSE.class) {
      refusal.unless(function instanceof ActivationIdentity, "has the loss", loss, "of", function);
      refusal.unless(((LossMSE) loss).getWeights() == null, "weighs its outputs");
      return Loss.SQUARED_ERROR;
    }
    refusal.unless(function instanceof ActivationSoftmax, "has the activation function", function);
    boolean isCrossEntropy =
        loss.getClass() == LossMCXENT.class || loss.getClass() == LossNegativeLogLikelihood.class;
    refusal.unless(isCrossEntropy, "has the loss", loss);
    refusal.unless(((LossMCXENT) loss).getWeights() == null, "weighs its classes");
    return Loss.CROSS_ENTROPY;
  }

  static Kind kind(PoolingType type, Refusal refusal) throws NotCoveredException {
    return switch (type) {
      case MAX -> Kind.MAX;
      case AVG -> Kind.MEAN;
      default -> throw refusal.because("pools by", type);
    };
  }

  /** The probability of keeping a number of the layer's input; 1 without dropout. */
  static double keep(Layer layer, Refusal refusal) throws NotCoveredException {
    IDropout dropout = layer.getIDropout();
    if (dropout == null) {
      return 1;
    }
    refusal.unless(dropout.getClass() == Dropout.class, "has the dropout", dropout);
    Dropout plain = (Dropout) dropout;
    refusal.unless(plain.getPSchedule() == null, "has a dropout that changes");
    return plain.getP();
  }

  private static boolean isEmpty(List<?> list) {
    return list == null || list.isEmpty();
  }
}
