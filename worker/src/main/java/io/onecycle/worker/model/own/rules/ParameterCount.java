package io.onecycle.worker.model.own.rules;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.Layer;

/** How many numbers a network learns, told from its configuration alone. */
public final class ParameterCount {

  private ParameterCount() {}

  static long of(Layer layer) {
    return layer.initializer().numParams(layer);
  }

  /** All of a network. */
  public static long of(ComputationGraphConfiguration configuration) {
    return configuration.getVertices().values().stream()
        .filter(LayerVertex.class::isInstance)
        .mapToLong(vertex -> of(((LayerVertex) vertex).getLayerConf().getLayer()))
        .reduce(0, Math::addExact);
  }
}
