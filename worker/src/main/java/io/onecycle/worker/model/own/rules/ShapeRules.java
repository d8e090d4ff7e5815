package io.onecycle.worker.model.own.rules;

import io.onecycle.worker.api.Examples;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;

/** Follows the shape of an example through a network, from layer to layer. */
final class ShapeRules {

  private ShapeRules() {}

  /**
   * Adds the first fault on the way from these examples to what is learnt of them.
   *
   * @param configuration of one input and one output
   */
  static void check(
      ComputationGraphConfiguration configuration, Examples examples, ModelFaults faults) {
    Map<String, InputType> types = new HashMap<>();
    types.put(
        configuration.getNetworkInputs().get(0),
        InputForm.of(configuration).type(examples.shape()));
    for (String name : LayerOrder.of(configuration)) {
      GraphVertex vertex = configuration.getVertices().get(name);
      InputType[] given =
          configuration.getVertexInputs().get(name).stream()
              .map(types::get)
              .toArray(InputType[]::new);
      String subject = (vertex instanceof LayerVertex ? "layer " : "vertex ") + name;
      try {
        if (vertex instanceof LayerVertex layer) {
          takes(subject, layer, given[0], examples, faults);
        }
        types.put(name, OutputType.of(vertex, given));
      } catch (RuntimeException e) {
        String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        faults.unless(
            false,
            subject,
            "cannot be given " + List.of(given) + " (" + reason + ")",
            "a network for " + examples.shape());
      }
      if (!faults.isEmpty()) {
        return;
      }
    }
    String output = configuration.getNetworkOutputs().get(0);
    InputType last = types.get(output);
    long width = last.arrayElementsPerExample();
    OutputRules.match(
        output, configuration.getVertices().get(output), width, examples.target(), faults);
  }

  private static void takes(
      String subject, LayerVertex vertex, InputType given, Examples examples, ModelFaults faults) {
    Layer layer = vertex.getLayerConf().getLayer();
    InputType in =
        vertex.getPreProcessor() == null ? given : vertex.getPreProcessor().getOutputType(given);
    if (layer instanceof FeedForwardLayer forward && ParameterCount.of(layer) > 0) {
      boolean image = in instanceof InputType.InputTypeConvolutional;
      long size =
          image
              ? ((InputType.InputTypeConvolutional) in).getChannels()
              : in.arrayElementsPerExample();
      faults.unless(
          forward.getNIn() == size,
          subject,
          "takes %d %s, but is given %d"
              .formatted(forward.getNIn(), image ? "channels" : "numbers", size),
          "a network for " + examples.shape());
    }
  }
}
