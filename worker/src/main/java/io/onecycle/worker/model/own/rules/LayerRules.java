package io.onecycle.worker.model.own.rules;

import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BasePretrainNetwork;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SpaceToBatchLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/** What a layer may have: nothing that has a say in the update, which is the sweep's. */
final class LayerRules {

  private LayerRules() {}

  static void check(String name, Layer layer, ModelFaults faults) {
    if (layer == null) {
      faults.unless(false, name, "has no layer", "a layer");
      return;
    }
    String type = "is a " + layer.getClass().getSimpleName();
    faults.unless(
        !LayerKinds.isOfSequences(layer),
        name,
        type,
        "layers of images or features: recurrent networks and sequences are not supported");
    faults.unless(
        !LayerKinds.isOfVolumes(layer), name, type, "layers of images or features, not of volumes");
    faults.unless(
        !(layer instanceof SpaceToBatchLayer),
        name,
        type + ", which makes several examples of one",
        "layers that make one of each");
    boolean frozen = layer instanceof FrozenLayer || layer instanceof FrozenLayerWithBackprop;
    faults.unless(
        !frozen, name, "is frozen", "layers that all train: put it into a layer group of its own");
    faults.unless(
        frozen || LayerKinds.isOfSequences(layer) || !(layer instanceof BaseWrapperLayer),
        name,
        type,
        "the layer that it wraps");
    faults.unless(
        !(layer instanceof BasePretrainNetwork), name, type, "layers without pretraining");
    boolean lastChannels =
        layer instanceof ConvolutionLayer convolution
            && convolution.getCnn2dDataFormat() == CNN2DFormat.NHWC;
    faults.unless(
        !lastChannels || layer.getIDropout() == null,
        name,
        "has dropout of images with channels last, which Deeplearning4j cannot compute",
        "channels first, or a DropoutLayer");
    faults.unless(isEmpty(layer.getConstraints()), name, "has constraints", "none");
    if (layer instanceof BaseLayer base) {
      WeightRules.check(name, base, faults);
      faults.unless(base.getWeightNoise() == null, name, "has weight noise", "none");
      GradientNormalization normalisation = base.getGradientNormalization();
      faults.unless(
          normalisation == null || normalisation == GradientNormalization.None,
          name,
          "has the gradient normalisation " + normalisation,
          "none");
      regularised(name, base.getRegularization(), faults);
      regularised(name, base.getRegularizationBias(), faults);
    }
  }

  /** Whether the sweep's weight decay can stand for it. */
  static boolean isWeightDecay(Regularization regularization) {
    return regularization instanceof L2Regularization || regularization instanceof WeightDecay;
  }

  private static void regularised(String name, List<Regularization> all, ModelFaults faults) {
    if (all != null) {
      all.stream()
          .filter(one -> !isWeightDecay(one))
          .forEach(
              one ->
                  faults.unless(
                      false,
                      name,
                      "has the regularisation " + one.getClass().getSimpleName(),
                      "none but l2 and weight decay, which the sweep's takes the place of"));
    }
  }

  private static boolean isEmpty(List<?> list) {
    return list == null || list.isEmpty();
  }
}
