package io.onecycle.worker.model;

import io.onecycle.worker.data.Images;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * A built-in network while it is built, each layer on the one before. Its updater is {@link NoOp}
 * and it has no L2 term: the update is ours, and {@code score()} is the bare loss.
 */
final class GraphBuilding {

  private static final String OUTPUT = "output";

  private final GraphBuilder graph =
      new NeuralNetConfiguration.Builder().updater(new NoOp()).graphBuilder();
  private final Map<String, Integer> groups = new LinkedHashMap<>();
  private final int classes;
  private String last = "input";

  GraphBuilding(Images images) {
    this.classes = images.classes();
    graph.addInputs(last);
    graph.setInputTypes(
        InputType.convolutional(images.height(), images.width(), images.channels()));
  }

  /** The name of the layer added last. */
  String last() {
    return last;
  }

  /** Adds a layer upon the last. */
  GraphBuilding add(String name, int group, Layer layer) {
    return on(last, name, group, layer);
  }

  /** Adds a layer upon another one. */
  GraphBuilding on(String input, String name, int group, Layer layer) {
    graph.addLayer(name, layer, input);
    groups.put(name, group);
    last = name;
    return this;
  }

  /** Adds the sum of two layers. */
  GraphBuilding sum(String name, String left, String right) {
    graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), left, right);
    last = name;
    return this;
  }

  /** Ends it with a dense layer, softmax and cross-entropy. */
  NetworkPlan output(int group) {
    add(
        OUTPUT,
        group,
        new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
            .nOut(classes)
            .activation(Activation.SOFTMAX)
            .build());
    graph.setOutputs(OUTPUT);
    return new NetworkPlan(graph.build(), groups);
  }
}
