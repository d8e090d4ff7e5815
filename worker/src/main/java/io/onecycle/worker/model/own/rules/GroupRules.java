package io.onecycle.worker.model.own.rules;

import io.onecycle.worker.api.LayerGroups;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.Layer;

/** Says which layer is in which group. */
final class GroupRules {

  private static final String SUBJECT = "layer_groups";

  private GroupRules() {}

  /** The group of each layer, from 0; complete unless there are faults. */
  static Map<String, Integer> check(
      LayerGroups groups, ComputationGraphConfiguration configuration, ModelFaults faults) {
    List<String> layers =
        LayerOrder.of(configuration).stream()
            .filter(name -> configuration.getVertices().get(name) instanceof LayerVertex)
            .toList();
    Map<String, Integer> named = new LinkedHashMap<>();
    for (int group = 0; group < groups.names().size(); group++) {
      for (String layer : groups.names().get(group)) {
        faults.unless(layers.contains(layer), SUBJECT, "names " + layer, "layers among " + layers);
        faults.unless(
            named.put(layer, group) == null,
            SUBJECT,
            "names " + layer + " twice",
            "each layer once");
      }
    }
    return groups.starts()
        ? spread(named, layers, configuration, faults)
        : complete(named, layers, configuration, faults);
  }

  private static Map<String, Integer> spread(
      Map<String, Integer> starts,
      List<String> layers,
      ComputationGraphConfiguration configuration,
      ModelFaults faults) {
    Map<String, Integer> groups = new LinkedHashMap<>();
    int group = starts.isEmpty() ? 0 : -1;
    for (String name : layers) {
      int next = starts.getOrDefault(name, group);
      faults.unless(
          next >= group, SUBJECT, "names " + name + " late", "layers from input to output");
      group = Math.max(group, next);
      faults.unless(
          group >= 0 || !trains(name, configuration),
          SUBJECT,
          "begins after " + name,
          "every layer that has parameters in a group");
      groups.put(name, Math.max(group, 0));
    }
    return groups;
  }

  private static Map<String, Integer> complete(
      Map<String, Integer> named,
      List<String> layers,
      ComputationGraphConfiguration configuration,
      ModelFaults faults) {
    Map<String, Integer> groups = new LinkedHashMap<>(named);
    for (String name : layers) {
      faults.unless(
          !trains(name, configuration) || named.containsKey(name),
          SUBJECT,
          "leaves out " + name,
          "every layer that has parameters");
      groups.putIfAbsent(name, 0);
    }
    return groups;
  }

  private static boolean trains(String name, ComputationGraphConfiguration configuration) {
    Layer layer = ((LayerVertex) configuration.getVertices().get(name)).getLayerConf().getLayer();
    return layer != null && ParameterCount.of(layer) > 0;
  }
}
