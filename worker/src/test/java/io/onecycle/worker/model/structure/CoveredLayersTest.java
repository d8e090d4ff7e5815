package io.onecycle.worker.model.structure;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.model.Layers;
import io.onecycle.worker.model.RandomNetwork;
import java.util.Arrays;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationThresholdedReLU;

/** What is read computes, and learns, what Deeplearning4j does: its own passes say so. */
class CoveredLayersTest {

  private static final Shape IMAGE = new Shape(3, 9, 8);

  static Stream<Arguments> layers() {
    return Stream.of(
        Arguments.of("dilated", Layers.convolution(3, 1, 1).dilation(2, 3).build()),
        Arguments.of("dilated, strided", Layers.convolution(2, 2, 0).dilation(3, 2).build()),
        Arguments.of(
            "dilated, same",
            Layers.convolution(3, 1, 0)
                .dilation(2, 2)
                .convolutionMode(ConvolutionMode.Same)
                .build()),
        Arguments.of("depthwise", depthwise(1).build()),
        Arguments.of("depthwise, twice as deep", depthwise(2).build()),
        Arguments.of("depthwise, strided", depthwise(2).stride(2, 1).padding(1, 2).build()),
        Arguments.of("depthwise, dilated", dilated()),
        Arguments.of(
            "depthwise, same",
            depthwise(2).stride(2, 2).convolutionMode(ConvolutionMode.Same).build()),
        Arguments.of("depthwise, bare", depthwise(3).hasBias(false).build()),
        Arguments.of("separable", separable(1).build()),
        Arguments.of("separable, twice as deep", separable(2).stride(2, 1).build()),
        Arguments.of(
            "separable, same, bare",
            separable(2).convolutionMode(ConvolutionMode.Same).hasBias(false).build()),
        Arguments.of("deconvolution", deconvolution().build()),
        Arguments.of("deconvolution, strided", deconvolution().stride(2, 3).build()),
        Arguments.of("deconvolution, padded", deconvolution().stride(2, 2).padding(1, 1).build()),
        Arguments.of(
            "deconvolution, same",
            deconvolution().stride(2, 2).convolutionMode(ConvolutionMode.Same).build()),
        Arguments.of("deconvolution, bare", deconvolution().hasBias(false).build()),
        Arguments.of("norm of logarithms", logarithmic().build()),
        Arguments.of("norm, not of mini-batches", Layers.norm().minibatch(false).build()),
        Arguments.of("max, dilated", pool(SubsamplingLayer.PoolingType.MAX).dilation(2, 2).build()),
        Arguments.of(
            "mean that counts padding",
            pool(SubsamplingLayer.PoolingType.AVG)
                .padding(1, 1)
                .avgPoolIncludePadInDivisor(true)
                .build()),
        Arguments.of(
            "mean that counts padding, same",
            pool(SubsamplingLayer.PoolingType.AVG)
                .convolutionMode(ConvolutionMode.Same)
                .avgPoolIncludePadInDivisor(true)
                .build()),
        Arguments.of("global sum", new GlobalPoolingLayer(PoolingType.SUM)),
        Arguments.of("global mean", new GlobalPoolingLayer(PoolingType.AVG)),
        Arguments.of("global max", new GlobalPoolingLayer(PoolingType.MAX)),
        Arguments.of("upsampled", new Upsampling2D.Builder().size(new int[] {2, 3}).build()),
        Arguments.of("framed", new ZeroPaddingLayer.Builder(1, 2, 3, 0).build()),
        Arguments.of("cropped", new Cropping2D(1, 2, 0, 3)),
        Arguments.of("all neighbours", neighbours(5)),
        Arguments.of("all neighbours of an even number", neighbours(4)),
        Arguments.of("layer norm", layerNorm().build()),
        Arguments.of("layer norm, bare", layerNorm().hasBias(false).build()),
        Arguments.of("norm of features after dense", dense()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layers")
  void readsLayersOfChannelsFirst(String name, Layer layer) throws NotCoveredException {
    check(CNN2DFormat.NCHW, Layers.convolution(2, 1, 0).nOut(3).build(), layer, tanh());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layers")
  void readsLayersOfChannelsLast(String name, Layer layer) throws NotCoveredException {
    check(
        CNN2DFormat.NHWC,
        Layers.convolution(2, 1, 0).dataFormat(CNN2DFormat.NHWC).nOut(3).build(),
        layer,
        tanh());
  }

  static Stream<IActivation> functions() {
    return Stream.concat(
        Stream.of(Activation.values())
            .filter(each -> each != Activation.SOFTMAX && each != Activation.RRELU)
            .map(Activation::getActivationFunction),
        Stream.of(
            new ActivationGELU(true),
            new ActivationReLU(0.4, null, null),
            new ActivationReLU(0.4, 0.0, 0.1),
            new ActivationReLU(null, 0.23, null),
            new ActivationReLU(0.6, 0.31, 0.0),
            new ActivationThresholdedReLU(0.2)));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void readsActivationFunctions(IActivation function) throws NotCoveredException {
    check(
        CNN2DFormat.NCHW,
        Layers.convolution(2, 1, 0).activation(function).build(),
        Layers.norm().build(),
        new ActivationLayer(function));
  }

  static Stream<Arguments> slopes() {
    return Stream.of(
        Arguments.of("nothing", new long[] {}),
        Arguments.of("channels", new long[] {1}),
        Arguments.of("rows", new long[] {2}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("slopes")
  void readsSlopesThatShare(String what, long[] axes) throws NotCoveredException {
    check(
        CNN2DFormat.NCHW,
        Layers.convolution(2, 1, 0).nOut(3).build(),
        slopes(axes),
        new DenseLayer.Builder().nOut(5).activation(Activation.IDENTITY).build(),
        new PReLULayer.Builder().inputShape(5).build());
  }

  /** Deeplearning4j's gradient fails: it says that 3 slopes are too few for so many numbers. */
  @Test
  void readsOneSlopeForEachChannel() throws NotCoveredException {
    forward(Layers.convolution(2, 1, 0).nOut(3).build(), slopes(2, 3));
  }

  /** Deeplearning4j's gradient divides by the sum of one channel where it should by another's. */
  @Test
  void readsNormsOfFewNeighbours() throws NotCoveredException {
    forward(Layers.convolution(2, 1, 0).nOut(4).build(), neighbours(3));
  }

  /** With channels last, Deeplearning4j's gradient fails. */
  @Test
  void readsNormsOfAFixedGainAndShift() throws NotCoveredException {
    for (double gain : new double[] {0.7, 1}) {
      for (double shift : new double[] {0.2, 0}) {
        Layer norm = Layers.norm().lockGammaBeta(true).gamma(gain).beta(shift).build();
        if (gain == 1 || shift != 0) {
          check(CNN2DFormat.NCHW, Layers.convolution(2, 1, 0).nOut(3).build(), norm, tanh());
        } else {
          // The gradient then takes notice of a gain of which the result takes none.
          forward(Layers.convolution(2, 1, 0).nOut(3).build(), norm, tanh());
        }
      }
    }
  }

  /** Deeplearning4j's gradient takes α for 1. */
  @Test
  void readsAnEluOfAnyAlpha() throws NotCoveredException {
    forward(Layers.convolution(2, 1, 0).activation(new ActivationELU(0.4)).build());
  }

  private static Layer slopes(long... axes) {
    PReLULayer.Builder slopes =
        new PReLULayer.Builder().inputShape(3, 8, 7).weightInit(WeightInit.NORMAL);
    return (axes.length > 0 ? slopes.sharedAxes(axes) : slopes).build();
  }

  @Test
  void readsADropoutOfChannels() throws NotCoveredException {
    forward(Layers.convolution(2, 1, 0).build(), new DropoutLayer(new SpatialDropout(0.6)));
  }

  private static void forward(Layer... layers) throws NotCoveredException {
    network(CNN2DFormat.NCHW, layers).assertComputesTheSame();
  }

  private static void check(CNN2DFormat format, Layer... layers) throws NotCoveredException {
    RandomNetwork network = network(format, layers);
    network.assertComputesTheSame();
    network.assertLearnsTheSame();
  }

  private static RandomNetwork network(CNN2DFormat format, Layer... layers) {
    Layer[] whole = Arrays.copyOf(layers, layers.length + 1);
    whole[layers.length] = Layers.output().build();
    InputType input = InputType.convolutional(9, 8, 3, format);
    return new RandomNetwork(Layers.chain(input, whole), IMAGE);
  }

  private static Layer tanh() {
    return new ActivationLayer(Activation.TANH);
  }

  private static DepthwiseConvolution2D.Builder depthwise(int multiplier) {
    return new DepthwiseConvolution2D.Builder(3, 2)
        .depthMultiplier(multiplier)
        .stride(1, 1)
        .activation(Activation.IDENTITY);
  }

  private static Layer dilated() {
    DepthwiseConvolution2D.Builder builder = depthwise(2);
    builder.setDilation(2, 3);
    return builder.build();
  }

  private static SeparableConvolution2D.Builder separable(int multiplier) {
    return new SeparableConvolution2D.Builder(3, 2)
        .depthMultiplier(multiplier)
        .nOut(4)
        .stride(1, 1)
        .activation(Activation.IDENTITY);
  }

  private static Deconvolution2D.Builder deconvolution() {
    return new Deconvolution2D.Builder(3, 3).nOut(2).stride(1, 1).activation(Activation.IDENTITY);
  }

  private static BatchNormalization.Builder logarithmic() {
    return new BatchNormalization.Builder().useLogStd(true).eps(1e-3).decay(0.8);
  }

  private static SubsamplingLayer.Builder pool(SubsamplingLayer.PoolingType type) {
    return Layers.pool(type, 3, 2, 0);
  }

  private static Layer neighbours(double n) {
    return new LocalResponseNormalization.Builder(1.5, n, 0.3, 0.75).build();
  }

  private static DenseLayer.Builder layerNorm() {
    return new DenseLayer.Builder().nOut(6).hasLayerNorm(true).activation(Activation.TANH);
  }

  private static Layer dense() {
    return new DenseLayer.Builder().nOut(6).activation(Activation.TANH).build();
  }
}
