package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NotCoveredException;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.NonNegativeConstraint;
import org.deeplearning4j.nn.conf.dropout.GaussianNoise;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Whatever is not known is refused by name. */
class NotCoveredTest {

  private static final InputType INPUT = InputType.convolutional(8, 8, 4);

  static Stream<Arguments> layers() {
    return Stream.of(
        Arguments.of(Layers.convolution(3, 1, 0).l2(0.1).build(), "has a regularisation"),
        Arguments.of(Layers.convolution(3, 1, 0).l1Bias(0.1).build(), "has a regularisation"),
        Arguments.of(
            Layers.convolution(3, 1, 0).weightNoise(new DropConnect(0.5)).build(),
            "has weight noise"),
        Arguments.of(
            Layers.convolution(3, 1, 0).constrainWeights(new NonNegativeConstraint()).build(),
            "has constraints"),
        Arguments.of(
            Layers.convolution(3, 1, 0)
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .build(),
            "has the gradient normalisation ClipL2PerLayer"),
        Arguments.of(
            Layers.convolution(3, 1, 0).dropOut(new GaussianNoise(0.1)).build(),
            "has the dropout GaussianNoise"),
        Arguments.of(
            Layers.convolution(3, 1, 0).activation(Activation.RRELU).build(),
            "has the activation function rrelu"),
        Arguments.of(
            Layers.convolution(3, 1, 0).activation(new ActivationReLU(null, 0.5, 0.1)).build(),
            "has a ReLU with a slope below the threshold 0.5"),
        Arguments.of(new FrozenLayer(Layers.convolution(3, 1, 0).build()), "is a FrozenLayer"),
        Arguments.of(new SpaceToDepthLayer.Builder<>().blocks(2).build(), "is a SpaceToDepthLayer"),
        Arguments.of(new GlobalPoolingLayer(PoolingType.PNORM), "pools by PNORM"),
        Arguments.of(
            Layers.pool(SubsamplingLayer.PoolingType.PNORM, 2, 2, 1).pnorm(2).build(),
            "pools by PNORM"));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void namesTheLayerAndWhatAboutItIsNotCovered(Layer layer, String reason) {
    assertThatThrownBy(() -> read(layer, Layers.output().build()))
        .isInstanceOf(NotCoveredException.class)
        .hasMessageStartingWith("Layer layer0 " + reason);
  }

  @Test
  void aLossMustBeCrossEntropyOfASoftmaxOrASigmoid() {
    assertThatThrownBy(
            () -> read(Layers.output().lossFunction(LossFunctions.LossFunction.MSE).build()))
        .hasMessageStartingWith("Layer layer0 has the loss LossMSE");
  }

  @Test
  void aVertexMustBeKnown() {
    var graph =
        new NeuralNetConfiguration.Builder()
            .graphBuilder()
            .addInputs("input")
            .addLayer("left", Layers.convolution(3, 1, 1).build(), "input")
            .addVertex("both", new L2NormalizeVertex(), "left")
            .addLayer("output", Layers.output().build(), "both")
            .setOutputs("output")
            .setInputTypes(INPUT)
            .build();
    assertThatThrownBy(() -> new RandomNetwork(graph, new Shape(4, 8, 8)).structure())
        .hasMessage("Vertex both is a L2NormalizeVertex");
  }

  @Test
  void imagesMustFitTheNetwork() {
    assertThatThrownBy(
            () ->
                new RandomNetwork(Layers.chain(INPUT, Layers.output().build()), new Shape(4, 9, 9))
                    .structure())
        .isInstanceOf(NotCoveredException.class)
        .hasMessageStartingWith("Layer layer0 takes 256 numbers but is given 4×9×9");
  }

  private static void read(Layer... layers) throws NotCoveredException {
    new RandomNetwork(Layers.chain(INPUT, layers), new Shape(4, 8, 8)).structure();
  }
}
