package io.onecycle.worker.model.own;

import io.onecycle.worker.data.Examples;
import io.onecycle.worker.trial.LayerGroups;
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
   * @param examples that it is to learn from, where they are known
   * @throws FaultyModelException with all faults
   */
  static OwnNetwork of(
      String name, SavedModel model, LayerGroups layerGroups, Optional<Examples> examples) {
    Faults faults = new Faults();
    ComputationGraphConfiguration configuration = model.configuration();
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
