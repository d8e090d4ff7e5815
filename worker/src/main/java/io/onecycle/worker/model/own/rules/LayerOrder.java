package io.onecycle.worker.model.own.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/** The vertices of a graph from input to output. */
final class LayerOrder {

  private LayerOrder() {}

  /**
   * An order in which each vertex comes after its inputs, else as the configuration lists them.
   *
   * @throws FaultyModelException naming vertices that lie on a cycle or whose input is not there
   */
  static List<String> of(ComputationGraphConfiguration configuration) {
    Set<String> made = new HashSet<>(configuration.getNetworkInputs());
    List<String> order = new ArrayList<>();
    List<String> left = new ArrayList<>(configuration.getVertices().keySet());
    while (!left.isEmpty()) {
      List<String> ready =
          left.stream()
              .filter(name -> made.containsAll(configuration.getVertexInputs().get(name)))
              .toList();
      if (ready.isEmpty()) {
        throw new FaultyModelException(
            "the graph",
            "has no input, or a cycle, at " + left,
            "vertices whose inputs are inputs of the network or other vertices");
      }
      order.addAll(ready);
      made.addAll(ready);
      left.removeAll(ready);
    }
    return order;
  }
}
