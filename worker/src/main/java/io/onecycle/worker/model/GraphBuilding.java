package io.onecycle.worker.model;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.api.Target;
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
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A built-in network while it is built, each layer on the one before. Its updater is {@link NoOp}
 * and it has no L2 term: the update is ours, and {@code score()} is the bare loss.
 */
final class GraphBuilding {

  private static final String OUTPUT = "output";

  private final GraphBuilder graph =
      new NeuralNetConfiguration.Builder().updater(new NoOp()).graphBuilder();
  private final Map<String, Integer> groups = new LinkedHashMap<>();
  private final Target target;
  private String last = "input";

  GraphBuilding(Examples examples) {
    this.target = examples.target();
    Shape shape = examples.shape();
    graph.addInputs(last);
    graph.setInputTypes(InputType.convolutional(shape.height(), shape.width(), shape.channels()));
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

  /** Ends it with a dense layer: softmax and cross-entropy, or numbers and their squared error. */
  NetworkPlan output(int group) {
    boolean classes = target instanceof Target.Classes;
    add(
        OUTPUT,
        group,
        new OutputLayer.Builder(classes ? LossFunction.MCXENT : LossFunction.MSE)
            .nOut(target.outputs())
            .activation(classes ? Activation.SOFTMAX : Activation.IDENTITY)
            .build());
    graph.setOutputs(OUTPUT);
    return new NetworkPlan(graph.build(), groups);
  }
}
