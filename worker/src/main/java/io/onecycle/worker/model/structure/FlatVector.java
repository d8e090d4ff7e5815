package io.onecycle.worker.model.structure;

import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Parameter.Kind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Where the parameters of a network lie in its flat vector. */
public final class FlatVector {

  private static final Set<String> STATISTICS = Set.of("mean", "var", "log10stdev");

  private final Map<String, Map<String, Parameter>> byLayer = new LinkedHashMap<>();

  /**
   * Reads an initialised network.
   *
   * @param groups the layer group of each layer that has parameters
   * @throws IllegalArgumentException naming a layer without a group
   */
  public FlatVector(ComputationGraph network, Map<String, Integer> groups) {
    for (Layer layer : network.getLayers()) {
      Map<String, INDArray> table = layer.paramTable();
      if (table != null && !table.isEmpty()) {
        String name = layer.conf().getLayer().getLayerName();
        int group =
            Optional.ofNullable(groups.get(name))
                .orElseThrow(
                    () -> new IllegalArgumentException("Layer " + name + " is in no layer group"));
        byLayer.put(name, ofLayer(layer.conf().getLayer(), table, group));
      }
    }
  }

  /** All parameters, in the order of the flat vector, without gaps. */
  public List<Parameter> parameters() {
    return byLayer.values().stream()
        .flatMap(layer -> layer.values().stream())
        .sorted(Comparator.comparingLong(Parameter::offset))
        .toList();
  }

  /** Those of one layer, by Deeplearning4j's keys, such as {@code W}. */
  public Map<String, Parameter> of(String layer) {
    return byLayer.getOrDefault(layer, Map.of());
  }

  /**
   * All numbers of a float array in row-major order, in one copy: ND4J's own take each by itself.
   */
  public static float[] numbers(INDArray array) {
    float[] numbers = new float[Math.toIntExact(array.length())];
    try (INDArray rows = array.dup('c')) {
      new FloatPointer(rows.data().pointer()).get(numbers);
    }
    return numbers;
  }

  /** A whole vector of the network, as one dimension. */
  public static INDArray flat(INDArray vector) {
    return vector.reshape(vector.length());
  }

  private static Map<String, Parameter> ofLayer(
      org.deeplearning4j.nn.conf.layers.Layer layer, Map<String, INDArray> table, int group) {
    long fanIn = table.containsKey("W") ? fanIn(table.get("W")) : 0;
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    table.forEach(
        (key, array) ->
            parameters.put(
                key,
                new Parameter(
                    array.offset(), inMemory(key, array), kind(layer, key), group, fanIn)));
    return parameters;
  }

  private static Kind kind(org.deeplearning4j.nn.conf.layers.Layer layer, String key) {
    if (layer instanceof BatchNormalization && STATISTICS.contains(key)) {
      return Kind.STATISTIC;
    }
    return layer.initializer().isWeightParam(layer, key) ? Kind.WEIGHT : Kind.OFFSET;
  }

  /** Dense weights are [in, out], convolutions [out, in, height, width]. */
  private static long fanIn(INDArray weights) {
    return weights.rank() == 2 ? weights.size(0) : weights.length() / weights.size(0);
  }

  /**
   * Its sizes as they lie in memory, row-major. Deeplearning4j's dense weights are [in, out] with
   * inputs next to each other, which is [out, in] row-major.
   */
  private static List<Long> inMemory(String key, INDArray array) {
    List<Long> sizes = Arrays.stream(array.shape()).boxed().toList();
    // First: those of one input or one output lie like a row or a column, too.
    if (key.equals("W") && array.rank() == 2 && isDense(array, true)) {
      return List.of(sizes.get(1), sizes.get(0));
    }
    if (array.rank() == 1 || isRow(array)) {
      return List.of(array.length());
    }
    if (isDense(array, false)) {
      return sizes;
    }
    if (array.rank() == 2 && isDense(array, true)) {
      return List.of(sizes.get(1), sizes.get(0));
    }
    // Of layers that no compiler reads: where it lies is all that the optimiser asks.
    return List.of(array.length());
  }

  private static boolean isRow(INDArray array) {
    return array.rank() == 2 && array.size(0) == 1 && array.stride(1) == 1;
  }

  /** Whether neighbours along the last (or the first) dimension are neighbours in memory. */
  private static boolean isDense(INDArray array, boolean firstIsInnermost) {
    long stride = 1;
    for (int i = 0; i < array.rank(); i++) {
      int dimension = firstIsInnermost ? i : array.rank() - 1 - i;
      if (array.size(dimension) > 1 && array.stride(dimension) != stride) {
        return false;
      }
      stride *= array.size(dimension);
    }
    return true;
  }
}
