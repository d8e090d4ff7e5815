package io.onecycle.driver.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a value or a list of values. */
final class AxisReader {

  private final Faults faults;

  AxisReader(Faults faults) {
    this.faults = faults;
  }

  /** At least one value, none twice. */
  <T> Optional<Axis<T>> distinct(LocatedNode node, Function<LocatedNode, Optional<T>> reader) {
    return list(node, reader, true);
  }

  /** At least one value. */
  <T> Optional<List<T>> list(LocatedNode node, Function<LocatedNode, Optional<T>> reader) {
    return list(node, reader, false).map(Axis::values);
  }

  private <T> Optional<Axis<T>> list(
      LocatedNode node, Function<LocatedNode, Optional<T>> reader, boolean distinct) {
    if (node instanceof LocatedNode.Refused) {
      return Optional.empty();
    }
    List<LocatedNode> items =
        node instanceof LocatedNode.Sequence sequence ? sequence.items() : List.of(node);
    if (items.isEmpty()) {
      faults.add(node, "empty", "at least one value");
    }
    List<Axis.Located<T>> read = new ArrayList<>();
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
        read.add(new Axis.Located<>(value.get(), item));
      }
    }
    return items.isEmpty() || read.size() < items.size()
        ? Optional.empty()
        : Optional.of(new Axis<>(read));
  }
}
