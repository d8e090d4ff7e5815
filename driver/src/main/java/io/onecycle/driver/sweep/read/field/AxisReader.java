package io.onecycle.driver.sweep.read.field;

import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a value or a list of values. */
public final class AxisReader {

  private final FaultList faults;

  public AxisReader(FaultList faults) {
    this.faults = faults;
  }

  /** At least one value, none twice. */
  public <T> Optional<LocatedAxis<T>> distinct(
      LocatedNode node, Function<LocatedNode, Optional<T>> reader) {
    return list(node, reader, true);
  }

  /** At least one value. */
  public <T> Optional<List<T>> list(LocatedNode node, Function<LocatedNode, Optional<T>> reader) {
    return list(node, reader, false).map(LocatedAxis::values);
  }

  private <T> Optional<LocatedAxis<T>> list(
      LocatedNode node, Function<LocatedNode, Optional<T>> reader, boolean distinct) {
    if (node instanceof LocatedNode.Refused) {
      return Optional.empty();
    }
    List<LocatedNode> items =
        node instanceof LocatedNode.Sequence sequence ? sequence.items() : List.of(node);
    if (items.isEmpty()) {
      faults.add(node, "empty", "at least one value");
    }
    List<LocatedAxis.Item<T>> read = new ArrayList<>();
    Map<T, LocatedNode> seen = new HashMap<>();
    for (LocatedNode item : items) {
      Optional<T> value = reader.apply(item);
      if (value.isEmpty()) {
        continue;
      }
      LocatedNode first = seen.putIfAbsent(value.get(), item);
      if (distinct && first != null) {
        faults.add(item, "the same as " + first.path(), "each value once");
      } else {
        read.add(new LocatedAxis.Item<>(value.get(), item));
      }
    }
    return items.isEmpty() || read.size() < items.size()
        ? Optional.empty()
        : Optional.of(new LocatedAxis<>(read));
  }
}
