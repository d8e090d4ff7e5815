package io.onecycle.worker.model.own.rules;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.LayerGroups;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/**
 * A network that can be trained as a sweep asks.
 *
 * @param configuration without updaters and weight decay of its own
 * @param groups the layer group of each layer by its name, from 0
 * @param replaced what of the configuration the sweep takes the place of, in words
 */
public record OwnNetwork(
    ComputationGraphConfiguration configuration,
    Map<String, Integer> groups,
    List<String> replaced) {

  /**
   * Holds a configuration against what a sweep can honour.
   *
   * @param name in errors
   * @param configuration is changed: what the sweep takes the place of is taken out
   * @param examples that it is to learn from, where they are known
   * @throws FaultyModelException with all faults
   */
  public static OwnNetwork of(
      String name,
      ComputationGraphConfiguration configuration,
      LayerGroups layerGroups,
      Optional<Examples> examples) {
    ModelFaults faults = new ModelFaults();
    Endings.settle(configuration);
    NetworkRules.check(configuration, faults);
    Map<String, Integer> groups = Map.of();
    try {
      groups = GroupRules.check(layerGroups, configuration, faults);
    } catch (FaultyModelException e) {
      faults.add(e);
    }
    if (faults.isEmpty() && examples.isPresent()) {
      ShapeRules.check(configuration, examples.get(), faults);
    }
    if (!faults.isEmpty()) {
      throw new FaultyModelException(name, faults.all());
    }
    return new OwnNetwork(configuration, groups, Replaced.in(configuration));
  }
}
