package io.onecycle.worker.model.structure;

import io.onecycle.worker.compile.Coding;
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
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Where the parameters of a network lie in its flat vector, with the sizes Deeplearning4j says. */
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
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    table.forEach((key, array) -> parameters.put(key, parameter(layer, key, array, group)));
    return parameters;
  }

  private static Parameter parameter(
      org.deeplearning4j.nn.conf.layers.Layer layer, String key, INDArray array, int group) {
    boolean isVector = array.rank() <= 2 && array.length() == array.size(array.rank() - 1);
    boolean ofOne = key.equals("W") && !(layer instanceof PReLULayer);
    List<Long> sizes = isVector && !ofOne ? List.of(array.length()) : boxed(array.shape());
    List<Long> strides = isVector && !ofOne ? List.of(1L) : boxed(array.stride());
    return new Parameter(
        array.offset(),
        sizes,
        strides,
        kind(layer, key),
        group,
        FanIn.of(layer),
        key.equals(BatchNormalizationParamInitializer.GLOBAL_LOG_STD)
            ? Coding.LOG10_DEVIATION
            : Coding.PLAIN);
  }

  private static List<Long> boxed(long[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  /** A norm's gain and PReLU's slopes are no weights, though Deeplearning4j counts them so. */
  private static Kind kind(org.deeplearning4j.nn.conf.layers.Layer layer, String key) {
    if (layer instanceof BatchNormalization && STATISTICS.contains(key)) {
      return Kind.STATISTIC;
    }
    boolean scales = layer instanceof PReLULayer || key.equals(DefaultParamInitializer.GAIN_KEY);
    return layer.initializer().isWeightParam(layer, key) && !scales ? Kind.WEIGHT : Kind.OFFSET;
  }
}
