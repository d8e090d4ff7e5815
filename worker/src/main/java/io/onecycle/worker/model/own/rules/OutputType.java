package io.onecycle.worker.model.own.rules;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.PoolHelperVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.layers.LossLayer;

/**
 * What shape a vertex puts out. Deeplearning4j 1.0.0-M2.1 says it of its own vertices, but mistakes
 * some, which it computes rightly.
 */
final class OutputType {

  private OutputType() {}

  /**
   * The shape.
   *
   * @throws RuntimeException of Deeplearning4j's, if the vertex cannot be given such inputs
   */
  static InputType of(GraphVertex vertex, InputType... given) {
    if (vertex instanceof LayerVertex layer
        && layer.getLayerConf().getLayer().getClass() == LossLayer.class) {
      return layer.getPreProcessor() == null
          ? given[0]
          : layer.getPreProcessor().getOutputType(given[0]);
    }
    InputType said = vertex.getOutputType(0, given);
    if (vertex instanceof SubsetVertex subset && given[0] instanceof InputTypeConvolutional image) {
      int channels = subset.getTo() - subset.getFrom() + 1;
      return InputType.convolutional(image.getHeight(), image.getWidth(), channels);
    } else if (vertex instanceof PoolHelperVertex
        && given[0] instanceof InputTypeConvolutional image) {
      return InputType.convolutional(
          image.getHeight() - 1, image.getWidth() - 1, image.getChannels());
    }
    return said;
  }
}
