package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.read.field.AxisReader;
import io.onecycle.driver.sweep.read.field.Bound;
import io.onecycle.driver.sweep.read.field.Scalars;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import io.onecycle.worker.trial.ModelSpec;
import java.util.List;
import java.util.Optional;

/** Reads one value, or a list with one for each layer group of the model, where that is known. */
record PerGroup(Optional<ModelSpec> model, FaultList faults) {

  Optional<List<Double>> read(LocatedNode node, Bound bound) {
    Scalars scalars = new Scalars(faults);
    if (!(node instanceof LocatedNode.Sequence sequence)) {
      return scalars.number(node, bound).map(List::of);
    }
    boolean fits = model.isEmpty() || sequence.items().size() == model.get().layerGroups();
    if (!fits) {
      faults.add(
          node,
          "a list of " + sequence.items().size(),
          bound.expected()
              + ", or a list of "
              + model.get().layerGroups()
              + ", one for each layer group of "
              + model.get().name());
    }
    return new AxisReader(faults)
        .list(node, item -> scalars.number(item, bound))
        .filter(values -> fits)
        .map(values -> values.stream().distinct().count() == 1 ? values.subList(0, 1) : values);
  }
}
