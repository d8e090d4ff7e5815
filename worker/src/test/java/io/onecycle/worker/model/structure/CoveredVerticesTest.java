package io.onecycle.worker.model.structure;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.model.Layers;
import io.onecycle.worker.model.RandomNetwork;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PoolHelperVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;

/** Vertices of branches, as Deeplearning4j's own passes have them. */
class CoveredVerticesTest {

  private static final Shape IMAGE = new Shape(2, 8, 8);

  static Stream<Arguments> ofSeveral() {
    return Stream.of(
        Arguments.of("one merged", 1, new MergeVertex()),
        Arguments.of("two merged", 2, new MergeVertex()),
        Arguments.of("three merged", 3, new MergeVertex()),
        Arguments.of("three summed", 3, elements(ElementWiseVertex.Op.Add)),
        Arguments.of("one averaged", 1, elements(ElementWiseVertex.Op.Average)),
        Arguments.of("four averaged", 4, elements(ElementWiseVertex.Op.Average)),
        Arguments.of("difference", 2, elements(ElementWiseVertex.Op.Subtract)),
        Arguments.of("product of three", 3, elements(ElementWiseVertex.Op.Product)),
        Arguments.of("largest of three", 3, elements(ElementWiseVertex.Op.Max)),
        Arguments.of("scaled", 1, new ScaleVertex(-0.7)),
        Arguments.of("shifted", 1, new ShiftVertex(0.4)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofSeveral")
  void readsVerticesOfImages(String name, int inputs, GraphVertex vertex)
      throws NotCoveredException {
    check(graph(inputs, CNN2DFormat.NCHW, each -> convolution(CNN2DFormat.NCHW), vertex));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofSeveral")
  void readsVerticesOfImagesWithChannelsLast(String name, int inputs, GraphVertex vertex)
      throws NotCoveredException {
    check(graph(inputs, CNN2DFormat.NHWC, each -> convolution(CNN2DFormat.NHWC), vertex.clone()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofSeveral")
  void readsVerticesOfFeatures(String name, int inputs, GraphVertex vertex)
      throws NotCoveredException {
    check(graph(inputs, CNN2DFormat.NCHW, each -> dense(6), vertex));
  }

  static Stream<Arguments> ofImages() {
    return Stream.of(
        Arguments.of("reshaped", new ReshapeVertex(-1, 7, 7, 3)),
        Arguments.of("reshaped to rows", new ReshapeVertex(-1, 147)),
        Arguments.of(
            "flattened", new PreprocessorVertex(new CnnToFeedForwardPreProcessor(7, 7, 3))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofImages")
  void readsVerticesOfOneImage(String name, GraphVertex vertex) throws NotCoveredException {
    check(graph(1, CNN2DFormat.NCHW, each -> convolution(CNN2DFormat.NCHW), vertex));
  }

  /** Deeplearning4j cannot say what shape these put out, though it computes them. */
  @Test
  void readsVerticesWhoseShapeDeeplearning4jMistakes() throws NotCoveredException {
    check(untyped(new SubsetVertex(1, 2), 2));
    check(untyped(new PoolHelperVertex(), 3));
  }

  private static RandomNetwork untyped(GraphVertex vertex, int channels) {
    return new RandomNetwork(
        new NeuralNetConfiguration.Builder()
            .graphBuilder()
            .addInputs("input")
            .addLayer("branch", Layers.convolution(2, 1, 0).nIn(2).nOut(3).build(), "input")
            .addVertex("vertex", vertex, "branch")
            .addLayer("next", Layers.convolution(3, 1, 0).nIn(channels).build(), "vertex")
            .addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), "next")
            .addLayer("output", Layers.output().nIn(4).build(), "mean")
            .setOutputs("output")
            .build(),
        IMAGE);
  }

  @Test
  void readsSomeFeaturesAndMergesRowsOfSeveralWidths() throws NotCoveredException {
    check(graph(1, CNN2DFormat.NCHW, each -> dense(6), new SubsetVertex(2, 4)));
    check(graph(3, CNN2DFormat.NCHW, each -> dense(3 + each), new MergeVertex()));
  }

  @Test
  void namesWhatItDoesNotKnow() {
    assertThatThrownBy(
            () -> graph(1, CNN2DFormat.NCHW, each -> dense(6), new L2NormalizeVertex()).structure())
        .isInstanceOf(NotCoveredException.class)
        .hasMessage("Vertex vertex is a L2NormalizeVertex");
  }

  private static void check(RandomNetwork network) throws NotCoveredException {
    network.assertComputesTheSame();
    network.assertLearnsTheSame();
  }

  private interface Branch {
    Layer layer(int index);
  }

  /** So many branches into a vertex, and an output on it. */
  private static RandomNetwork graph(
      int inputs, CNN2DFormat format, Branch branch, GraphVertex vertex) {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .graphBuilder()
            .addInputs("input")
            .setInputTypes(InputType.convolutional(8, 8, 2, format));
    String[] names = IntStream.range(0, inputs).mapToObj(i -> "branch" + i).toArray(String[]::new);
    for (int i = 0; i < inputs; i++) {
      graph.addLayer(names[i], branch.layer(i), "input");
    }
    graph.addVertex("vertex", vertex, names);
    graph.addLayer("dense", new DenseLayer.Builder().nOut(4).build(), "vertex");
    graph.addLayer("output", Layers.output().build(), "dense").setOutputs("output");
    return new RandomNetwork(graph.build(), IMAGE);
  }

  private static GraphVertex elements(ElementWiseVertex.Op op) {
    return new ElementWiseVertex(op);
  }

  private static Layer convolution(CNN2DFormat format) {
    return Layers.convolution(2, 1, 0)
        .nOut(3)
        .dataFormat(format)
        .activation(Activation.TANH)
        .build();
  }

  private static Layer dense(int width) {
    return new DenseLayer.Builder().nOut(width).activation(Activation.TANH).build();
  }
}
