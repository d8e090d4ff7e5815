package io.onecycle.worker.model.structure;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.model.own.rules.InputForm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
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
  private final Reading reading;
  private final LayerReader layers;
  private final VertexReader vertices;
  private final Map<String, Seen> values = new HashMap<>();

  private StructureReader(ComputationGraph graph, FlatVector vector, Shape input) {
    this.graph = graph;
    this.reading = new Reading(input);
    this.layers = new LayerReader(reading, vector);
    this.vertices = new VertexReader(reading);
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
    values.put(
        configuration.getNetworkInputs().get(0), new Seen(0, Axes.of(InputForm.of(configuration))));
    for (int index : graph.topologicalSortOrder()) {
      String name = graph.getVertices()[index].getVertexName();
      GraphVertex vertex = configuration.getVertices().get(name);
      if (vertex != null) {
        List<Seen> inputs =
            configuration.getVertexInputs().get(name).stream().map(values::get).toList();
        values.put(name, value(name, vertex, inputs));
      }
    }
    String output = configuration.getNetworkOutputs().get(0);
    boolean endsThere =
        LayerReader.isOutput(configuration.getVertices().get(output))
            && values.get(output).value() == reading.last();
    new Refusal("Layer " + output).unless(endsThere, "is not where the network ends with a loss");
    return new Structure(reading.shape(0), reading.all(), parameters(vector), layers.loss());
  }

  private Seen value(String name, GraphVertex vertex, List<Seen> inputs)
      throws NotCoveredException {
    return vertex instanceof LayerVertex layer
        ? layers.read(name, layer, inputs.get(0))
        : vertices.read(name, vertex, inputs);
  }

  /** Those of the vector; where an operation reads one, with the sizes that it reads. */
  private List<Parameter> parameters(FlatVector vector) {
    Map<Long, Parameter> read = new HashMap<>();
    for (Operation operation : reading.all()) {
      operation.parameters().forEach(parameter -> read.put(parameter.offset(), parameter));
    }
    return vector.parameters().stream()
        .map(parameter -> read.getOrDefault(parameter.offset(), parameter))
        .toList();
  }
}
