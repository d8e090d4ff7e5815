package io.onecycle.worker.model.own.rules;

import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.distribution.BinomialDistribution;
import org.deeplearning4j.nn.conf.distribution.Distribution;
import org.deeplearning4j.nn.conf.distribution.LogNormalDistribution;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.distribution.OrthogonalDistribution;
import org.deeplearning4j.nn.conf.distribution.TruncatedNormalDistribution;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.serde.JsonMappers;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.databind.JsonNode;

/**
 * Which distributions weights may be drawn from. ND4J draws in native code: what it is asked for
 * wrongly, every trial would wait for without end, or crash at.
 */
public final class WeightRules {

  private static final int MOST_BINOMIAL = 1_000_000;

  private WeightRules() {}

  static void check(String name, BaseLayer layer, ModelFaults faults) {
    Distribution drawn = distribution(layer).orElse(new NormalDistribution(0, 1));
    faults.unless(
        !(drawn instanceof OrthogonalDistribution),
        name,
        "draws orthogonal weights, at which Deeplearning4j's native code may never end",
        "another weightInit, such as XAVIER, or a saved network with its weights");
    if (drawn instanceof NormalDistribution of) {
      spread(name, of.getStd(), faults);
    } else if (drawn instanceof LogNormalDistribution of) {
      spread(name, of.getStd(), faults);
    } else if (drawn instanceof TruncatedNormalDistribution of) {
      spread(name, of.getStd(), faults);
    } else if (drawn instanceof BinomialDistribution of) {
      faults.unless(
          of.getNumberOfTrials() >= 1 && of.getNumberOfTrials() <= MOST_BINOMIAL,
          name,
          "draws weights from " + of.getNumberOfTrials() + " binomial trials",
          "1 to " + MOST_BINOMIAL);
    }
  }

  private static void spread(String name, double deviation, ModelFaults faults) {
    faults.unless(
        Double.isFinite(deviation) && deviation >= 0,
        name,
        "draws weights of standard deviation " + deviation,
        "a finite number of at least 0");
  }

  /** Of a network that has its weights already, whatever draws them is of no account. */
  public static void forget(ComputationGraphConfiguration configuration) {
    configuration.getVertices().values().stream()
        .filter(LayerVertex.class::isInstance)
        .map(vertex -> ((LayerVertex) vertex).getLayerConf().getLayer())
        .filter(BaseLayer.class::isInstance)
        .map(BaseLayer.class::cast)
        .filter(
            layer ->
                distribution(layer).filter(OrthogonalDistribution.class::isInstance).isPresent())
        .forEach(layer -> layer.setWeightInitFn(new WeightInitXavier()));
  }

  private static Optional<Distribution> distribution(BaseLayer layer) {
    if (!(layer.getWeightInitFn() instanceof WeightInitDistribution of)) {
      return Optional.empty();
    }
    // It has no accessor, but is written to JSON.
    JsonNode written = JsonMappers.getMapper().valueToTree(of);
    try {
      return Optional.of(
          JsonMappers.getMapper().treeToValue(written.get("distribution"), Distribution.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot read what a layer's weights are drawn from", e);
    }
  }
}
