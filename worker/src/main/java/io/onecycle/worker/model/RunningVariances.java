package io.onecycle.worker.model;

import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.model.structure.FlatVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Makes Deeplearning4j's batch-norm layers take in the unbiased variance of a mini-batch. They take
 * in the biased one, {@code new = decay·old + (1 − decay)·v}; with the factor f that makes v
 * unbiased, it is to be {@code f·new − (f − 1)·decay·old}. Listens to every step in training.
 */
final class RunningVariances extends BaseTrainingListener {

  /** Of one layer, with views of its running variance and of what is to be subtracted from it. */
  private record Norm(Layer layer, BatchNormalization of, INDArray running, INDArray change) {}

  private final List<Norm> norms = new ArrayList<>();

  /** Those of a network whose view of gradients is there. */
  RunningVariances(ComputationGraph network, FlatVector vector) {
    for (Layer layer : network.getLayers()) {
      if (layer.conf().getLayer() instanceof BatchNormalization norm) {
        Map<String, Parameter> parameters = vector.of(norm.getLayerName());
        Parameter variance = parameters.get(key(norm));
        var place = NDArrayIndex.interval(variance.offset(), variance.offset() + variance.length());
        norms.add(
            new Norm(
                layer,
                norm,
                FlatVector.flat(network.params()).get(place),
                FlatVector.flat(network.getGradientsViewArray()).get(place)));
      }
    }
  }

  @Override
  public void onBackwardPass(Model model) {
    for (Norm norm : norms) {
      long numbers = norm.layer().input().length() / norm.running().length();
      double factor = Operation.BatchNorm.unbiasing(numbers);
      if (norm.of().isUseLogStd()) {
        ofLogarithm(norm, factor);
      } else {
        INDArray before = norm.running().mul((factor - 1) * (1 - norm.of().getDecay()));
        norm.change().muli(factor).subi(before);
      }
    }
  }

  /** Where the logarithm, to base 10, of its root is kept. */
  private static void ofLogarithm(Norm norm, double factor) {
    INDArray before = variance(norm.running());
    INDArray after = variance(norm.running().sub(norm.change()));
    INDArray unbiased = after.muli(factor).subi(before.muli((factor - 1) * norm.of().getDecay()));
    INDArray logarithm = Transforms.log(unbiased, false).muli(0.5 / Math.log(10));
    norm.change().assign(norm.running().sub(logarithm));
  }

  private static INDArray variance(INDArray logarithm) {
    return Transforms.exp(logarithm.mul(2 * Math.log(10)), false);
  }

  private static String key(BatchNormalization norm) {
    return norm.isUseLogStd()
        ? BatchNormalizationParamInitializer.GLOBAL_LOG_STD
        : BatchNormalizationParamInitializer.GLOBAL_VAR;
  }
}
