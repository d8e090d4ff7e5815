package io.onecycle.worker.model.own.saved;

import io.onecycle.worker.model.own.rules.FaultyModelException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;

/** A stack of layers as a graph, whose flat parameter vector has the same order. */
final class StackedLayers {

  private static final String INPUT = "input";

  private StackedLayers() {}

  /**
   * Makes a graph; layers keep their names, those without one are {@code layer0} and so on.
   *
   * @throws FaultyModelException if it has no layers, or two of one name
   */
  static ComputationGraphConfiguration asGraph(MultiLayerConfiguration stack) {
    List<NeuralNetConfiguration> layers = stack.getConfs();
    if (layers == null || layers.isEmpty() || layers.stream().anyMatch(l -> l.getLayer() == null)) {
      throw new FaultyModelException("the configuration", "has no layers", "at least one layer");
    }
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder().dataType(stack.getDataType()).graphBuilder();
    graph.addInputs(INPUT);
    graph.backpropType(Optional.ofNullable(stack.getBackpropType()).orElse(BackpropType.Standard));
    Set<String> names = new HashSet<>(Set.of(INPUT));
    String last = INPUT;
    for (int i = 0; i < layers.size(); i++) {
      String name =
          Optional.ofNullable(layers.get(i).getLayer().getLayerName()).orElse("layer" + i);
      if (!names.add(name)) {
        throw new FaultyModelException("layer " + name, "is there twice", "one of each name");
      }
      graph.addVertex(name, new LayerVertex(layers.get(i), stack.getInputPreProcess(i)), last);
      layers.get(i).getLayer().setLayerName(name);
      last = name;
    }
    graph.setOutputs(last);
    graph.validateOutputLayerConfig(false);
    return graph.build();
  }
}
