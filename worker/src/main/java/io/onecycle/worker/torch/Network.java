package io.onecycle.worker.torch;

import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.metric.Loss;
import java.util.ArrayList;
import java.util.List;

/**
 * A network's layers in their order.
 *
 * @param lastReaders for each value the layer behind which nobody reads it any more; the output's
 *     is none of them
 * @param width numbers that it puts out for an example
 */
record Network(List<Layer> layers, List<Integer> lastReaders, int width, Loss loss) {

  static Network of(Structure structure) throws NotCoveredException {
    List<Operation> operations = structure.operations();
    List<Layer> layers = new ArrayList<>();
    Integer[] last = new Integer[operations.size() + 1];
    last[0] = 0;
    for (int i = 0; i < operations.size(); i++) {
      layers.add(Layers.of(operations.get(i), i + 1));
      last[i + 1] = i;
      for (int input : operations.get(i).inputs()) {
        last[input] = i;
      }
    }
    last[operations.size()] = operations.size();
    return new Network(layers, List.of(last), structure.outputs(), structure.loss());
  }
}
