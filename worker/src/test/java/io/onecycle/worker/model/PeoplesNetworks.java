package io.onecycle.worker.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitConstant;
import org.nd4j.linalg.activations.Activation;

/** Small networks of the kinds that people have, for images of 4 channels, 8 rows and columns. */
final class PeoplesNetworks {

  private static final InputType FIRST = InputType.convolutional(8, 8, 4);
  private static final InputType LAST = InputType.convolutional(8, 8, 4, CNN2DFormat.NHWC);

  private PeoplesNetworks() {}

  static Map<String, ComputationGraphConfiguration> all() {
    Map<String, ComputationGraphConfiguration> all = new LinkedHashMap<>();
    all.put("mobile", mobile());
    all.put("mobile with channels last", framedMobile());
    all.put("branches", branches());
    all.put("down and up", downAndUp());
    all.put("dense", dense());
    return all;
  }

  private static ComputationGraphConfiguration mobile() {
    return Layers.chain(
        FIRST,
        convolution(8, 3, 2),
        norm(),
        new ActivationLayer(Activation.RELU6),
        depthwise(),
        norm(),
        new ActivationLayer(Activation.RELU6),
        convolution(16, 1, 1),
        norm(),
        new ActivationLayer(Activation.SWISH),
        new GlobalPoolingLayer(PoolingType.AVG),
        Layers.output().build());
  }

  private static ComputationGraphConfiguration framedMobile() {
    return Layers.chain(
        LAST,
        new ZeroPaddingLayer.Builder(0, 1, 0, 1).build(),
        new ConvolutionLayer.Builder(3, 3)
            .stride(2, 2)
            .nOut(8)
            .dataFormat(CNN2DFormat.NHWC)
            .activation(Activation.IDENTITY)
            .build(),
        norm(),
        new ActivationLayer(Activation.RELU6),
        new SeparableConvolution2D.Builder(3, 3)
            .nOut(6)
            .depthMultiplier(2)
            .convolutionMode(ConvolutionMode.Same)
            .activation(Activation.MISH)
            .build(),
        new DenseLayer.Builder().nOut(7).activation(Activation.SELU).build(),
        Layers.output().build());
  }

  private static ComputationGraphConfiguration branches() {
    GraphBuilder graph = graph(FIRST);
    graph.addLayer("stem", convolution(4, 3, 1), "input");
    graph.addLayer("one", convolution(3, 1, 1), "stem");
    graph.addLayer("dilated", dilated(), "stem");
    graph.addLayer(
        "pool",
        new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
            .kernelSize(3, 3)
            .stride(1, 1)
            .convolutionMode(ConvolutionMode.Same)
            .build(),
        "stem");
    graph.addVertex("merged", new MergeVertex(), "one", "dilated", "pool");
    graph.addLayer("next", convolution(4, 1, 1), "merged");
    graph.addVertex("scaled", new ScaleVertex(0.3), "next");
    graph.addVertex(
        "sum", new ElementWiseVertex(ElementWiseVertex.Op.Average), "scaled", "stem", "pool");
    graph.addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), "sum");
    graph.addLayer("output", Layers.output().build(), "mean");
    return graph.setOutputs("output").build();
  }

  private static ComputationGraphConfiguration downAndUp() {
    GraphBuilder graph = graph(FIRST);
    graph.addLayer("down", convolution(6, 3, 2), "input");
    graph.addLayer("norm", norm(), "down");
    graph.addLayer("upsampled", new Upsampling2D.Builder(2).build(), "norm");
    graph.addLayer(
        "deconvolved",
        new Deconvolution2D.Builder(2, 2)
            .stride(2, 2)
            .nOut(5)
            .activation(Activation.LEAKYRELU)
            .build(),
        "norm");
    graph.addVertex("merged", new MergeVertex(), "upsampled", "deconvolved", "input");
    graph.addLayer("last", convolution(4, 3, 1), "merged");
    graph.addLayer("sum", new GlobalPoolingLayer(PoolingType.MAX), "last");
    graph.addLayer("output", Layers.output().build(), "sum");
    return graph.setOutputs("output").build();
  }

  private static ComputationGraphConfiguration dense() {
    return Layers.chain(
        FIRST,
        new DenseLayer.Builder().nOut(9).hasLayerNorm(true).activation(Activation.GELU).build(),
        new BatchNormalization.Builder().build(),
        new DenseLayer.Builder().nOut(8).activation(Activation.IDENTITY).build(),
        new PReLULayer.Builder().inputShape(8).weightInit(new WeightInitConstant(0.2)).build(),
        new DenseLayer.Builder().nOut(3).activation(Activation.IDENTITY).build(),
        new LossLayer.Builder().activation(Activation.SOFTMAX).build());
  }

  private static GraphBuilder graph(InputType input) {
    return new NeuralNetConfiguration.Builder()
        .weightInit(WeightInit.XAVIER)
        .graphBuilder()
        .addInputs("input")
        .setInputTypes(input);
  }

  private static Layer convolution(int channels, int kernel, int stride) {
    return new ConvolutionLayer.Builder(kernel, kernel)
        .stride(stride, stride)
        .convolutionMode(ConvolutionMode.Same)
        .nOut(channels)
        .activation(Activation.TANH)
        .build();
  }

  private static Layer dilated() {
    return new ConvolutionLayer.Builder(3, 3)
        .dilation(2, 2)
        .convolutionMode(ConvolutionMode.Same)
        .nOut(3)
        .activation(Activation.SOFTPLUS)
        .build();
  }

  private static Layer depthwise() {
    return new DepthwiseConvolution2D.Builder(3, 3)
        .depthMultiplier(1)
        .convolutionMode(ConvolutionMode.Same)
        .activation(Activation.IDENTITY)
        .build();
  }

  /** As Deeplearning4j's builder makes it: with the logarithm of its deviation. */
  private static Layer norm() {
    return new BatchNormalization.Builder().decay(0.8).build();
  }
}
