package io.onecycle.worker.model.structure;

import io.onecycle.worker.compile.Arrangement.Framed;
import io.onecycle.worker.compile.Arrangement.Upsampled;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.metric.Loss;
import java.util.Map;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.Pooling2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.deeplearning4j.nn.conf.layers.util.MaskLayer;
import org.deeplearning4j.nn.layers.util.IdentityLayer;

/**
 * Reads layers, as Deeplearning4j 1.0.0-M2.1 runs them: dropout is at work in convolution, dense,
 * output, upsampling, PReLU and dropout layers alone, and batch normalisation takes no notice of
 * its activation.
 */
final class LayerReader {

  private final Reading reading;
  private final FlatVector vector;
  private final PreprocessorReader preprocessors;
  private final ActivationReader activations;
  private final ConvolutionReader convolutions;
  private final DenseReader dense;
  private final DropoutReader dropout;
  private final NormReader norms;
  private final PoolReader pools;
  private Loss loss = Loss.CROSS_ENTROPY;

  LayerReader(Reading reading, FlatVector vector) {
    this.reading = reading;
    this.vector = vector;
    this.preprocessors = new PreprocessorReader(reading);
    this.activations = new ActivationReader(reading);
    this.convolutions = new ConvolutionReader(reading);
    this.dense = new DenseReader(reading);
    this.dropout = new DropoutReader(reading);
    this.norms = new NormReader(reading);
    this.pools = new PoolReader(reading);
  }

  /** The loss of the output layer that was read. */
  Loss loss() {
    return loss;
  }

  /** Whether a network may end there. */
  static boolean isOutput(GraphVertex vertex) {
    return vertex instanceof LayerVertex layer
        && (isA(OutputLayer.class, layer.getLayerConf().getLayer())
            || isA(LossLayer.class, layer.getLayerConf().getLayer()));
  }

  /** Reads a layer and gives what it puts out. */
  Seen read(String name, LayerVertex vertex, Seen input) throws NotCoveredException {
    Refusal refusal = new Refusal("Layer " + name);
    Layer layer = vertex.getLayerConf().getLayer();
    CoveredLayers.require(layer, refusal);
    Seen given = preprocessors.read(vertex.getPreProcessor(), input, refusal);
    Map<String, Parameter> parameters = vector.of(name);
    if (layer instanceof ConvolutionLayer convolution) {
      Seen image = reading.image(given, convolution.getCnn2dDataFormat(), refusal);
      Seen dropped = dropout.before(layer, image, refusal);
      int sum = convolutions.read(convolution, parameters, dropped.value(), refusal);
      return image.as(activations.read(convolution.getActivationFn(), sum, refusal));
    } else if (layer instanceof DenseLayer of && isA(DenseLayer.class, layer)) {
      int sum = dense.read(of, parameters, dropout.before(layer, given, refusal), refusal);
      return new Seen(activations.read(of.getActivationFn(), sum, refusal), Axes.ROWS);
    } else if (layer instanceof OutputLayer output && isA(OutputLayer.class, layer)) {
      loss = CoveredLayers.loss(output.getActivationFn(), output.getLossFn(), refusal);
      Seen dropped = dropout.before(layer, given, refusal);
      return new Seen(dense.sum(parameters, dropped, refusal), Axes.ROWS);
    } else if (layer instanceof LossLayer last && isA(LossLayer.class, layer)) {
      loss = CoveredLayers.loss(last.getActivationFn(), last.getLossFn(), refusal);
      return reading.features(given, refusal);
    } else if (layer instanceof BatchNormalization norm && isA(BatchNormalization.class, layer)) {
      return norms.ofBatch(norm, parameters, given, refusal);
    } else if (layer instanceof LocalResponseNormalization norm
        && isA(LocalResponseNormalization.class, layer)) {
      return norms.ofNeighbours(norm, given, refusal);
    }
    return unweighted(layer, parameters, given, refusal);
  }

  private Seen unweighted(
      Layer layer, Map<String, Parameter> parameters, Seen given, Refusal refusal)
      throws NotCoveredException {
    if (layer instanceof SubsamplingLayer pool
        && (isA(SubsamplingLayer.class, layer) || isA(Pooling2D.class, layer))) {
      return pools.read(pool, given, refusal);
    } else if (layer instanceof GlobalPoolingLayer pool && isA(GlobalPoolingLayer.class, layer)) {
      return pools.ofAll(pool, given, refusal);
    } else if (layer instanceof ActivationLayer activation && isA(ActivationLayer.class, layer)) {
      return given.as(activations.read(activation.getActivationFn(), given.value(), refusal));
    } else if (isA(DropoutLayer.class, layer)) {
      return dropout.before(layer, given, refusal);
    } else if (isA(MaskLayer.class, layer) || isA(IdentityLayer.class, layer)) {
      // There are no masks.
      return given;
    } else if (layer instanceof ElementWiseMultiplicationLayer scale
        && isA(ElementWiseMultiplicationLayer.class, layer)) {
      Seen rows = reading.features(given, refusal);
      int sum = dense.scaled(scale, parameters, rows, refusal);
      return rows.as(activations.read(scale.getActivationFn(), sum, refusal));
    } else if (layer instanceof PReLULayer relu && isA(PReLULayer.class, layer)) {
      return dense.parametricRelu(
          relu, parameters.get("W"), dropout.before(layer, given, refusal), refusal);
    } else if (layer instanceof Upsampling2D up && isA(Upsampling2D.class, layer)) {
      Seen image = reading.image(given, up.getFormat(), refusal);
      int from = dropout.before(layer, image, refusal).value();
      return image.as(reading.add(new Upsampled(from, up.getSize()[0], up.getSize()[1])));
    } else if (layer instanceof ZeroPaddingLayer zeros && isA(ZeroPaddingLayer.class, layer)) {
      Seen image = reading.image(given, zeros.getDataFormat(), refusal);
      return framed(image, zeros.getPadding(), 1);
    } else if (layer instanceof Cropping2D cropping && isA(Cropping2D.class, layer)) {
      Seen image = reading.image(given, cropping.getDataFormat(), refusal);
      return framed(image, cropping.getCropping(), -1);
    }
    throw refusal.because("is a", layer.getClass().getSimpleName());
  }

  /** Deeplearning4j's order is top, bottom, left, right. */
  private Seen framed(Seen image, int[] sides, int sign) {
    return image.as(
        reading.add(
            new Framed(
                image.value(),
                sign * sides[0],
                sign * sides[2],
                sign * sides[1],
                sign * sides[3])));
  }

  /** A subclass may compute something else. */
  private static boolean isA(Class<? extends Layer> type, Layer layer) {
    return layer.getClass() == type;
  }
}
