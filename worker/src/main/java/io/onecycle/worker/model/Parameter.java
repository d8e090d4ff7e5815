package io.onecycle.worker.model;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A named piece of a network's flat parameter vector.
 *
 * @param offset of its first number in the vector
 * @param length in numbers
 * @param kind what it is to the optimiser
 * @param group its layer group
 * @param fanIn how many inputs each output of its layer sums over
 */
record Parameter(long offset, long length, Kind kind, int group, long fanIn) {

  /** What a parameter is to the optimiser. */
  enum Kind {
    /** The weights of a layer with a weighted sum. */
    WEIGHT,
    /** Anything else that is trained: biases, batch-norm's gain and shift. */
    OFFSET,
    /** Batch-norm's running statistics; Deeplearning4j hands their change over as a gradient. */
    STATISTIC
  }

  /** All parameters of a network, in the order of the flat vector, without gaps. */
  static List<Parameter> of(MultiLayerNetwork network, List<Integer> groups) {
    return java.util.stream.IntStream.range(0, network.getnLayers())
        .boxed()
        .flatMap(i -> ofLayer(network.getLayer(i), groups.get(i)))
        .sorted(Comparator.comparingLong(Parameter::offset))
        .toList();
  }

  private static Stream<Parameter> ofLayer(Layer layer, int group) {
    Map<String, INDArray> table = new HashMap<>(layer.paramTable());
    long fanIn = table.containsKey("W") ? fanIn(table.get("W")) : 1;
    return table.entrySet().stream()
        .map(
            entry ->
                new Parameter(
                    entry.getValue().offset(),
                    entry.getValue().length(),
                    kind(entry.getKey()),
                    group,
                    fanIn));
  }

  private static Kind kind(String name) {
    return switch (name) {
      case "W" -> Kind.WEIGHT;
      case "mean", "var", "log10stdev" -> Kind.STATISTIC;
      default -> Kind.OFFSET;
    };
  }

  /** Dense weights are [in, out], convolutions [out, in, height, width]. */
  private static long fanIn(INDArray weights) {
    return weights.rank() == 2
        ? weights.size(0)
        : weights.size(1) * weights.size(2) * weights.size(3);
  }
}
