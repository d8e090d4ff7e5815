package io.onecycle.worker.model;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;

/** Layers and networks for tests. */
public final class Layers {

  private Layers() {}

  public static ConvolutionLayer.Builder convolution(int kernel, int stride, int padding) {
    return new ConvolutionLayer.Builder(kernel, kernel)
        .stride(stride, stride)
        .padding(padding, padding)
        .convolutionMode(ConvolutionMode.Truncate)
        .nOut(4)
        .activation(Activation.IDENTITY);
  }

  public static SubsamplingLayer.Builder pool(
      SubsamplingLayer.PoolingType type, int size, int stride, int padding) {
    return new SubsamplingLayer.Builder(type)
        .kernelSize(size, size)
        .stride(stride, stride)
        .padding(padding, padding)
        .convolutionMode(ConvolutionMode.Truncate);
  }

  public static BatchNormalization.Builder norm() {
    return new BatchNormalization.Builder().useLogStd(false).eps(1e-3).decay(0.8);
  }

  public static OutputLayer.Builder output() {
    return new OutputLayer.Builder().nOut(3).activation(Activation.SOFTMAX);
  }

  /** One layer upon the other; named layer0, layer1 and so on. */
  public static ComputationGraphConfiguration chain(InputType input, Layer... layers) {
    var graph = new NeuralNetConfiguration.Builder().graphBuilder().addInputs("input");
    String last = "input";
    for (int i = 0; i < layers.length; i++) {
      graph.addLayer("layer" + i, layers[i], last);
      last = "layer" + i;
    }
    return graph.setOutputs(last).setInputTypes(input).build();
  }
}
