package io.onecycle.worker.model.structure;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Operation.Pool.Kind;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Window;
import io.onecycle.worker.metric.Loss;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.IActivation;

/**
 * Reads layers, as Deeplearning4j 1.0.0-M2.1 runs them: dropout is at work in convolution, dense,
 * output and dropout layers alone, and batch normalisation takes no notice of its activation.
 */
final class LayerReader {

  private final OperationList operations;
  private final FlatVector vector;
  private Loss loss = Loss.CROSS_ENTROPY;

  LayerReader(OperationList operations, FlatVector vector) {
    this.operations = operations;
    this.vector = vector;
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

  /** Reads a layer and gives the number of its output. */
  int read(String name, LayerVertex vertex, int input) throws NotCoveredException {
    Refusal refusal = new Refusal("Layer " + name);
    Layer layer = vertex.getLayerConf().getLayer();
    CoveredLayers.require(layer, refusal);
    CoveredLayers.requireReshaping(vertex.getPreProcessor(), operations.shape(input), refusal);
    Map<String, Parameter> parameters = vector.of(name);
    if (layer instanceof ConvolutionLayer convolution && isA(ConvolutionLayer.class, layer)) {
      return convolution(convolution, parameters, dropped(layer, input, refusal), refusal);
    }
    if (layer instanceof DenseLayer dense && isA(DenseLayer.class, layer)) {
      refusal.unless(!dense.hasLayerNorm(), "has layer normalisation");
      int sum = dense(parameters, dropped(layer, input, refusal), refusal);
      return activated(dense.getActivationFn(), sum, refusal);
    }
    if (layer instanceof OutputLayer output && isA(OutputLayer.class, layer)) {
      loss = CoveredLayers.loss(output.getActivationFn(), output.getLossFn(), refusal);
      return dense(parameters, dropped(layer, input, refusal), refusal);
    }
    if (layer instanceof LossLayer last && isA(LossLayer.class, layer)) {
      loss = CoveredLayers.loss(last.getActivationFn(), last.getLossFn(), refusal);
      Shape shape = operations.shape(input);
      refusal.unless(shape.size() == shape.channels(), "is given images");
      return input;
    }
    if (layer instanceof BatchNormalization norm && isA(BatchNormalization.class, layer)) {
      return normalised(norm, parameters, input, refusal);
    }
    if (layer instanceof SubsamplingLayer pool && isA(SubsamplingLayer.class, layer)) {
      Kind kind = CoveredLayers.kind(pool.getPoolingType(), refusal);
      refusal.unless(
          kind == Kind.MAX || !pool.isAvgPoolIncludePadInDivisor(), "counts padding in its means");
      Window window = WindowReader.of(pool, operations.shape(input), refusal);
      return operations.add(new Operation.Pool(input, kind, window));
    }
    if (layer instanceof GlobalPoolingLayer pool && isA(GlobalPoolingLayer.class, layer)) {
      return pooled(pool.getPoolingType(), pool.getPoolingDimensions(), input, refusal);
    }
    if (layer instanceof ActivationLayer activation && isA(ActivationLayer.class, layer)) {
      return activated(activation.getActivationFn(), input, refusal);
    }
    if (isA(DropoutLayer.class, layer)) {
      return dropped(layer, input, refusal);
    }
    throw refusal.because("is a", layer.getClass().getSimpleName());
  }

  private int convolution(
      ConvolutionLayer layer, Map<String, Parameter> parameters, int input, Refusal refusal)
      throws NotCoveredException {
    Parameter weights = parameters.get("W");
    Shape image = operations.shape(input);
    refusal.unless(
        weights.shape().get(1) == image.channels(),
        "takes",
        weights.shape().get(1),
        "channels but is given",
        image);
    Window window = WindowReader.of(layer, image, refusal);
    Optional<Parameter> bias = Optional.ofNullable(parameters.get("b"));
    int sum = operations.add(new Operation.Convolution(input, window, weights, bias));
    return activated(layer.getActivationFn(), sum, refusal);
  }

  private int dense(Map<String, Parameter> parameters, int input, Refusal refusal)
      throws NotCoveredException {
    Parameter weights = parameters.get("W");
    Shape shape = operations.shape(input);
    refusal.unless(
        weights.shape().get(1) == shape.size(),
        "takes",
        weights.shape().get(1),
        "numbers but is given",
        shape);
    Optional<Parameter> bias = Optional.ofNullable(parameters.get("b"));
    return operations.add(new Operation.Dense(input, weights, bias));
  }

  private int normalised(
      BatchNormalization norm, Map<String, Parameter> parameters, int input, Refusal refusal)
      throws NotCoveredException {
    refusal.unless(!norm.isLockGammaBeta(), "has a fixed gain and shift");
    refusal.unless(!norm.isUseLogStd(), "keeps a logarithm of its variance (useLogStd)");
    CoveredLayers.requireNchw(norm.getCnn2DFormat(), refusal);
    return operations.add(
        new Operation.BatchNorm(
            input,
            norm.getEps(),
            norm.getDecay(),
            parameters.get("gamma"),
            parameters.get("beta"),
            parameters.get("mean"),
            parameters.get("var")));
  }

  private int pooled(PoolingType type, int[] dimensions, int input, Refusal refusal)
      throws NotCoveredException {
    boolean overImage = dimensions == null || Arrays.equals(dimensions, new int[] {2, 3});
    refusal.unless(overImage, "pools over the dimensions", Arrays.toString(dimensions));
    Window whole = Window.over(operations.shape(input));
    return operations.add(new Operation.Pool(input, CoveredLayers.kind(type, refusal), whole));
  }

  private int activated(IActivation function, int input, Refusal refusal)
      throws NotCoveredException {
    return ActivationReader.read(function, input, refusal).map(operations::add).orElse(input);
  }

  private int dropped(Layer layer, int input, Refusal refusal) throws NotCoveredException {
    double keep = CoveredLayers.keep(layer, refusal);
    return keep == 1 ? input : operations.add(new Operation.Dropout(input, keep));
  }

  /** A subclass may compute something else. */
  private static boolean isA(Class<? extends Layer> type, Layer layer) {
    return layer.getClass() == type;
  }
}
