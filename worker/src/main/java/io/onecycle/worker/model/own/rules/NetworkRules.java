package io.onecycle.worker.model.own.rules;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.nd4j.linalg.api.buffer.DataType;

/** What of a network's configuration a sweep honours; the rest is refused rather than ignored. */
final class NetworkRules {

  private static final String NETWORK = "the network";

  private NetworkRules() {}

  /** Adds every fault of a configuration. */
  static void check(ComputationGraphConfiguration configuration, ModelFaults faults) {
    one(configuration.getNetworkInputs(), "inputs", faults);
    one(configuration.getNetworkOutputs(), "outputs", faults);
    faults.unless(
        configuration.getDataType() == DataType.FLOAT,
        NETWORK,
        "has parameters of type " + configuration.getDataType(),
        "FLOAT: the sweep chooses the precision");
    faults.unless(
        configuration.getBackpropType() == BackpropType.Standard,
        NETWORK,
        "is trained by " + configuration.getBackpropType(),
        "standard backpropagation");
    for (Map.Entry<String, GraphVertex> vertex : configuration.getVertices().entrySet()) {
      check(vertex.getKey(), vertex.getValue(), faults);
    }
    for (String output : configuration.getNetworkOutputs()) {
      OutputRules.check(output, configuration.getVertices().get(output), faults);
    }
  }

  private static void one(List<String> names, String what, ModelFaults faults) {
    faults.unless(names.size() == 1, NETWORK, "has " + names.size() + " " + what, "one");
  }

  private static void check(String name, GraphVertex vertex, ModelFaults faults) {
    if (vertex instanceof LayerVertex layer) {
      NeuralNetConfiguration of = layer.getLayerConf();
      LayerRules.check("layer " + name, of.getLayer(), faults);
      faults.unless(
          of.getOptimizationAlgo() == OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT,
          "layer " + name,
          "is optimised by " + of.getOptimizationAlgo(),
          "STOCHASTIC_GRADIENT_DESCENT");
      faults.unless(
          of.isMiniBatch(), "layer " + name, "has miniBatch(false)", "the mean over mini-batches");
      faults.unless(of.isMinimize(), "layer " + name, "has minimize(false)", "a loss to minimise");
    } else {
      VertexRules.check("vertex " + name, vertex, faults);
    }
  }
}
