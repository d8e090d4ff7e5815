package io.onecycle.worker.model.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.model.Layers;
import io.onecycle.worker.model.RandomNetwork;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** What is read computes what Deeplearning4j does, on images of 2 channels, 9 rows, 8 columns. */
class StructureReaderTest {

  private static final Shape IMAGE = new Shape(2, 9, 8);
  private static final InputType INPUT = InputType.convolutional(9, 8, 2);

  static Stream<Arguments> layers() {
    return Stream.of(
        Arguments.of("plain", Layers.convolution(3, 1, 0).build()),
        Arguments.of("bare", Layers.convolution(3, 1, 1).hasBias(false).build()),
        Arguments.of("truncating", Layers.convolution(4, 2, 1).build()),
        Arguments.of("pointwise", Layers.convolution(1, 2, 0).build()),
        Arguments.of(
            "oblong",
            Layers.convolution(3, 1, 0).kernelSize(2, 3).stride(3, 1).padding(0, 2).build()),
        Arguments.of("strict", strict()),
        Arguments.of("same", same(3, 1)),
        Arguments.of("same, even", same(4, 1)),
        Arguments.of("same, strided", same(3, 2)),
        Arguments.of("same, pointwise", same(1, 2)),
        Arguments.of("norm", Layers.norm().build()),
        Arguments.of("deaf norm", Layers.norm().activation(Activation.TANH).build()),
        Arguments.of("max", Layers.pool(SubsamplingLayer.PoolingType.MAX, 3, 2, 0).build()),
        Arguments.of("max, padded", Layers.pool(SubsamplingLayer.PoolingType.MAX, 3, 2, 1).build()),
        Arguments.of("mean", Layers.pool(SubsamplingLayer.PoolingType.AVG, 2, 2, 0).build()),
        Arguments.of(
            "mean, padded", Layers.pool(SubsamplingLayer.PoolingType.AVG, 3, 1, 1).build()),
        Arguments.of(
            "mean, same",
            Layers.pool(SubsamplingLayer.PoolingType.AVG, 3, 2, 0)
                .convolutionMode(ConvolutionMode.Same)
                .build()),
        Arguments.of("global mean", new GlobalPoolingLayer(PoolingType.AVG)),
        Arguments.of("global max", new GlobalPoolingLayer(PoolingType.MAX)),
        Arguments.of("dense", new DenseLayer.Builder().nOut(5).build()),
        Arguments.of("bare dense", new DenseLayer.Builder().nOut(5).hasBias(false).build()),
        Arguments.of("dropout layer", new DropoutLayer(0.7)),
        Arguments.of("dropout", Layers.convolution(3, 1, 0).dropOut(0.7).build()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layers")
  void readsLayers(String name, Layer layer) throws NotCoveredException {
    assertComputesTheSame(layer, new ActivationLayer(Activation.TANH), Layers.output().build());
  }

  static Stream<IActivation> functions() {
    return Stream.of(
        new ActivationIdentity(),
        new ActivationReLU(),
        new ActivationLReLU(0.3),
        new ActivationELU(),
        new ActivationTanH(),
        new ActivationSigmoid());
  }

  @ParameterizedTest
  @MethodSource("functions")
  void readsActivationFunctionsOfLayersAndBetweenThem(IActivation function)
      throws NotCoveredException {
    assertComputesTheSame(
        Layers.convolution(3, 1, 0).activation(function).build(),
        Layers.norm().build(),
        new ActivationLayer(function),
        new DenseLayer.Builder().nOut(5).activation(function).build(),
        Layers.norm().build(),
        Layers.output().build());
  }

  @Test
  void readsTwoConvolutionsAndDenseLayersOverImages() throws NotCoveredException {
    assertComputesTheSame(
        Layers.convolution(3, 1, 1).build(),
        Layers.convolution(2, 1, 0).nOut(3).build(),
        new DenseLayer.Builder().nOut(5).build(),
        new DenseLayer.Builder().nOut(4).build(),
        Layers.output().build());
  }

  @Test
  void readsALossWithoutALayer() throws NotCoveredException {
    assertComputesTheSame(
        new DenseLayer.Builder().nOut(3).activation(Activation.IDENTITY).build(),
        new LossLayer.Builder().activation(Activation.SOFTMAX).build());
  }

  @ParameterizedTest
  @EnumSource
  void readsInputAsImagesAndAsVectors(Given given) throws NotCoveredException {
    boolean flat = given == Given.VECTORS;
    InputType input = flat ? InputType.convolutionalFlat(9, 8, 2) : INPUT;
    new RandomNetwork(
            Layers.chain(input, Layers.convolution(3, 1, 0).build(), Layers.output().build()),
            IMAGE)
        .assertComputesTheSame();
  }

  enum Given {
    IMAGES,
    VECTORS
  }

  @Test
  void readsSums() throws NotCoveredException {
    var graph =
        new NeuralNetConfiguration.Builder()
            .graphBuilder()
            .addInputs("input")
            .addLayer("left", Layers.convolution(3, 1, 1).build(), "input")
            .addLayer("right", Layers.convolution(1, 1, 0).build(), "input")
            .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "left", "right")
            .addLayer("relu", new ActivationLayer(Activation.RELU), "sum")
            .addLayer("next", Layers.convolution(3, 1, 1).build(), "relu")
            .addVertex("again", new ElementWiseVertex(ElementWiseVertex.Op.Add), "next", "relu")
            .addLayer("output", Layers.output().build(), "again")
            .setOutputs("output")
            .setInputTypes(INPUT)
            .build();
    new RandomNetwork(graph, IMAGE).assertComputesTheSame();
  }

  @Test
  void dropoutStandsBeforeItsLayerAndKeepsTheProbability() throws NotCoveredException {
    assertThat(
            RandomNetwork.operations(
                Layers.chain(INPUT, Layers.output().dropOut(0.7).build()), IMAGE))
        .first()
        .isEqualTo(new Operation.Dropout(0, 0.7));
  }

  @Test
  void keepsBatchNormsConstants() throws NotCoveredException {
    Operation norm =
        RandomNetwork.operations(
                Layers.chain(INPUT, Layers.norm().build(), Layers.output().build()), IMAGE)
            .get(0);
    assertThat(((Operation.BatchNorm) norm).epsilon()).isEqualTo(1e-3);
    assertThat(((Operation.BatchNorm) norm).decay()).isEqualTo(0.8);
  }

  private static Layer same(int kernel, int stride) {
    return Layers.convolution(kernel, stride, 0).convolutionMode(ConvolutionMode.Same).build();
  }

  private static Layer strict() {
    return Layers.convolution(3, 1, 0)
        .kernelSize(3, 2)
        .stride(2, 3)
        .convolutionMode(ConvolutionMode.Strict)
        .build();
  }

  private static void assertComputesTheSame(Layer... layers) throws NotCoveredException {
    new RandomNetwork(Layers.chain(INPUT, layers), IMAGE).assertComputesTheSame();
  }
}
