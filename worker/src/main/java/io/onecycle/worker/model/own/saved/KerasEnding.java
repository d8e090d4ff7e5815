package io.onecycle.worker.model.own.saved;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Ends a network of Keras, whose loss is no part of it, as Deeplearning4j's end: a softmax with
 * cross-entropy, a sigmoid with binary cross-entropy, anything else with the squared error, which
 * is then judged like any other.
 */
final class KerasEnding {

  private KerasEnding() {}

  /** Gives the last layers their loss; parameters stay where they are. */
  static void withLoss(ComputationGraphConfiguration configuration) {
    for (String output : configuration.getNetworkOutputs()) {
      if (configuration.getVertices().get(output) instanceof LayerVertex vertex) {
        NeuralNetConfiguration of = vertex.getLayerConf();
        of.setLayer(withLoss(of.getLayer()));
      }
    }
  }

  private static Layer withLoss(Layer layer) {
    if (layer.getClass() == DenseLayer.class) {
      DenseLayer dense = (DenseLayer) layer;
      return new OutputLayer.Builder(loss(dense.getActivationFn()))
          .name(dense.getLayerName())
          .nIn(dense.getNIn())
          .nOut(dense.getNOut())
          .hasBias(dense.hasBias())
          .activation(dense.getActivationFn())
          .weightInit(dense.getWeightInitFn())
          .biasInit(dense.getBiasInit())
          .dropOut(dense.getIDropout())
          .build();
    }
    if (layer.getClass() == ActivationLayer.class) {
      IActivation function = ((ActivationLayer) layer).getActivationFn();
      return new LossLayer.Builder(loss(function))
          .name(layer.getLayerName())
          .activation(function)
          .build();
    }
    return layer;
  }

  private static ILossFunction loss(IActivation function) {
    if (function instanceof ActivationSigmoid) {
      return new LossBinaryXENT();
    }
    return function instanceof ActivationSoftmax ? new LossMCXENT() : new LossMSE();
  }
}
