package io.onecycle.worker.model;

import io.onecycle.worker.trial.ClassWeights;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The cross-entropy of a softmax, or of one sigmoid, whose examples count differently, in
 * Deeplearning4j's passes: these take a mask's numbers for 0 and 1, and know weights of outputs
 * alone. What an example counts is in its labels: one-hot, times that; or that for the second of
 * two classes and less than 0 for the first.
 */
public final class WeighedLoss implements ILossFunction {

  private static final long serialVersionUID = 1;

  /**
   * Lets a network's examples count differently; what it computes stays as it is. A sigmoid has it
   * whatever classes weigh: Deeplearning4j's own loss clips what is nearly 0 or 1, and so learns
   * next to nothing from what is surely wrong.
   */
  static void whereNeeded(ComputationGraphConfiguration configuration, ClassWeights weights) {
    if (!(weights instanceof ClassWeights.None) || Ending.isSigmoid(configuration)) {
      set(configuration, new WeighedLoss());
    }
  }

  /** Whether they do. */
  static boolean isIn(ComputationGraphConfiguration configuration) {
    return Ending.lossOf(last(configuration)).filter(WeighedLoss.class::isInstance).isPresent();
  }

  /** Makes the loss Deeplearning4j's own again. */
  static void outOf(ComputationGraphConfiguration configuration) {
    if (isIn(configuration)) {
      boolean binary = Ending.isSigmoid(configuration);
      set(configuration, binary ? new LossBinaryXENT() : new LossMCXENT());
    }
  }

  private static void set(ComputationGraphConfiguration configuration, ILossFunction loss) {
    Layer last = last(configuration).getLayerConf().getLayer();
    if (last instanceof LossLayer layer) {
      layer.setLossFn(loss);
    } else {
      ((OutputLayer) last).setLossFn(loss);
    }
  }

  private static LayerVertex last(ComputationGraphConfiguration configuration) {
    List<String> outputs = configuration.getNetworkOutputs();
    return (LayerVertex) configuration.getVertices().get(outputs.get(0));
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray sums, IActivation function, INDArray mask, boolean average) {
    double all = computeScoreArray(labels, sums, function, mask).sumNumber().doubleValue();
    return average ? all / sums.size(0) : all;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray sums, IActivation function, INDArray mask) {
    INDArray of = labels.castTo(DataType.DOUBLE);
    INDArray exact = sums.castTo(DataType.DOUBLE);
    if (function instanceof ActivationSigmoid) {
      INDArray towards = exact.mul(Transforms.sign(of, true)).negi();
      return Transforms.softPlus(towards, true).muli(Transforms.abs(of, true));
    }
    INDArray largest = exact.max(true, 1);
    INDArray below = exact.subColumnVector(largest);
    INDArray logarithm = Transforms.log(Transforms.exp(below, true).sum(true, 1), true);
    return below.subiColumnVector(logarithm).muli(of).sum(true, 1).negi();
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray sums, IActivation function, INDArray mask) {
    INDArray of = labels.castTo(sums.dataType());
    if (function instanceof ActivationSigmoid) {
      INDArray second = function.getActivation(sums.dup(), true);
      return second.subi(of.gt(0).castTo(sums.dataType())).muli(Transforms.abs(of, true));
    }
    INDArray probabilities = new ActivationSoftmax().getActivation(sums.dup(), true);
    return probabilities.muliColumnVector(of.sum(true, 1)).subi(of);
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray sums, IActivation function, INDArray mask, boolean average) {
    return Pair.create(
        computeScore(labels, sums, function, mask, average),
        computeGradient(labels, sums, function, mask));
  }

  @Override
  public String name() {
    return "weighed cross-entropy";
  }
}
