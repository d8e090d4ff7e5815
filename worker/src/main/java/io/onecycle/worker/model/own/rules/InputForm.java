package io.onecycle.worker.model.own.rules;

import io.onecycle.worker.api.Shape;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;

/** How a network wants its mini-batches. */
public enum InputForm {
  /** Images, [n, channels, height, width]. */
  IMAGES,
  /** Images, [n, height, width, channels]. */
  CHANNELS_LAST,
  /** Features, or the numbers of an image in channel, row, column order: [n, numbers]. */
  ROWS,
  /** The same, which the network itself folds into images. */
  FOLDED_ROWS;

  /** The form that the layers at the input take. */
  public static InputForm of(ComputationGraphConfiguration configuration) {
    String input = configuration.getNetworkInputs().get(0);
    return after(input, configuration, configuration.getVertices().size());
  }

  /** An example as a network of this form is given it. */
  public Shape seen(Shape shape) {
    return this == ROWS ? Shape.features(shape.size()) : shape;
  }

  /** The same in Deeplearning4j's terms. */
  InputType type(Shape shape) {
    return this == ROWS || this == FOLDED_ROWS
        ? InputType.feedForward(shape.size())
        : InputType.convolutional(
            shape.height(),
            shape.width(),
            shape.channels(),
            this == IMAGES ? CNN2DFormat.NCHW : CNN2DFormat.NHWC);
  }

  /** Looks past what does not mind the form; there are no more than so many vertices to pass. */
  private static InputForm after(
      String name, ComputationGraphConfiguration configuration, int vertices) {
    for (Map.Entry<String, GraphVertex> vertex : configuration.getVertices().entrySet()) {
      if (configuration.getVertexInputs().get(vertex.getKey()).contains(name) && vertices > 0) {
        return vertex.getValue() instanceof LayerVertex layer
            ? of(vertex.getKey(), layer, configuration, vertices)
            : after(vertex.getKey(), configuration, vertices - 1);
      }
    }
    return IMAGES;
  }

  private static InputForm of(
      String name, LayerVertex vertex, ComputationGraphConfiguration graph, int vertices) {
    if (vertex.getPreProcessor() instanceof FeedForwardToCnnPreProcessor) {
      return FOLDED_ROWS;
    }
    if (vertex.getPreProcessor() instanceof CnnToFeedForwardPreProcessor flattened) {
      return of(flattened.getFormat());
    }
    Layer layer = vertex.getLayerConf().getLayer();
    Optional<CNN2DFormat> format = LayerFormat.of(layer);
    if (format.isPresent()) {
      return of(format.get());
    }
    boolean takesEither = layer instanceof BatchNormalization || layer instanceof DropoutLayer;
    if (layer instanceof FeedForwardLayer && !takesEither) {
      return ROWS;
    }
    return after(name, graph, vertices - 1);
  }

  private static InputForm of(CNN2DFormat format) {
    return format == CNN2DFormat.NHWC ? CHANNELS_LAST : IMAGES;
  }
}
