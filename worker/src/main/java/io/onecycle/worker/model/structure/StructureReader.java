package io.onecycle.worker.model.structure;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Structure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Reads what a Deeplearning4j network computes. A network is read whole and exactly, or not at all:
 * whatever this does not know, it refuses by name.
 */
public final class StructureReader {

  private final ComputationGraph graph;
  private final OperationList operations;
  private final LayerReader layers;
  private final Map<String, Integer> values = new HashMap<>();

  private StructureReader(ComputationGraph graph, FlatVector vector, Shape input) {
    this.graph = graph;
    this.operations = new OperationList(input);
    this.layers = new LayerReader(operations, vector);
  }

  /**
   * Reads a network.
   *
   * @param graph initialised; is not changed
   * @param groups the layer group of each layer that has parameters, by its name
   * @param input shape of one image; a configuration does not keep it
   * @throws NotCoveredException naming a layer, and what about it is not covered
   */
  public static Structure read(ComputationGraph graph, Map<String, Integer> groups, Shape input)
      throws NotCoveredException {
    requirePlain(graph.getConfiguration());
    FlatVector vector = new FlatVector(graph, groups);
    return new StructureReader(graph, vector, input).structure(vector);
  }

  private static void requirePlain(ComputationGraphConfiguration configuration)
      throws NotCoveredException {
    Refusal network = new Refusal("The network");
    int inputs = configuration.getNetworkInputs().size();
    int outputs = configuration.getNetworkOutputs().size();
    network.unless(inputs == 1, "has", inputs, "inputs");
    network.unless(outputs == 1, "has", outputs, "outputs");
    DataType type = configuration.getDataType();
    network.unless(type == DataType.FLOAT, "has parameters of type", type);
    BackpropType backprop = configuration.getBackpropType();
    network.unless(backprop == BackpropType.Standard, "is trained by", backprop);
  }

  private Structure structure(FlatVector vector) throws NotCoveredException {
    ComputationGraphConfiguration configuration = graph.getConfiguration();
    values.put(configuration.getNetworkInputs().get(0), 0);
    for (int index : graph.topologicalSortOrder()) {
      String name = graph.getVertices()[index].getVertexName();
      GraphVertex vertex = configuration.getVertices().get(name);
      if (vertex != null) {
        List<Integer> inputs =
            configuration.getVertexInputs().get(name).stream().map(values::get).toList();
        values.put(name, value(name, vertex, inputs));
      }
    }
    String output = configuration.getNetworkOutputs().get(0);
    boolean endsThere =
        LayerReader.isOutput(configuration.getVertices().get(output))
            && values.get(output) == operations.last();
    new Refusal("Layer " + output).unless(endsThere, "is not where the network ends with a loss");
    return new Structure(operations.shape(0), operations.all(), vector.parameters(), layers.loss());
  }

  private int value(String name, GraphVertex vertex, List<Integer> inputs)
      throws NotCoveredException {
    if (vertex instanceof LayerVertex layer) {
      return layers.read(name, layer, inputs.get(0));
    }
    Refusal refusal = new Refusal("Vertex " + name);
    if (vertex instanceof ElementWiseVertex elements) {
      boolean isSum = elements.getOp() == ElementWiseVertex.Op.Add && inputs.size() == 2;
      refusal.unless(isSum, "is", elements.getOp(), "of", inputs.size());
      Shape left = operations.shape(inputs.get(0));
      Shape right = operations.shape(inputs.get(1));
      refusal.unless(left.equals(right), "adds", left, "and", right);
      return operations.add(new Operation.Add(inputs.get(0), inputs.get(1)));
    }
    throw refusal.because("is a", vertex.getClass().getSimpleName());
  }
}
