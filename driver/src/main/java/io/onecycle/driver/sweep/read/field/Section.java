package io.onecycle.driver.sweep.read.field;

import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import io.onecycle.driver.sweep.yaml.Shown;
import java.util.List;
import java.util.Map;

/** A mapping of the file whose keys are known. */
public final class Section {

  private final LocatedNode node;
  private final Map<String, LocatedNode.Entry> entries;
  private final FaultList faults;

  private Section(LocatedNode node, Map<String, LocatedNode.Entry> entries, FaultList faults) {
    this.node = node;
    this.entries = entries;
    this.faults = faults;
  }

  /** Refuses unknown keys, or all of a node that has no keys. */
  public static Section of(LocatedNode node, List<String> keys, FaultList faults) {
    if (!(node instanceof LocatedNode.Mapping mapping)) {
      faults.add(node, "not a mapping", "the keys " + String.join(", ", keys));
      return new Section(new LocatedNode.Refused(node.path(), node.line()), Map.of(), faults);
    }
    mapping
        .entries()
        .forEach(
            (name, entry) -> {
              if (!keys.contains(name)) {
                faults.add(
                    entry.key().path(),
                    entry.key().line(),
                    name.isEmpty() ? "an empty key" : Shown.of(entry.key()),
                    "an unknown key",
                    Nearest.oneOf(keys, name));
              }
            });
    return new Section(mapping, mapping.entries(), faults);
  }

  public Map<String, LocatedNode.Entry> entries() {
    return entries;
  }

  public LocatedNode node() {
    return node;
  }

  public boolean has(String key) {
    return entries.containsKey(key);
  }

  /** The value of a key; refused, with a fault, where it is missing. */
  public LocatedNode required(String key, String expected) {
    if (!has(key) && !(node instanceof LocatedNode.Refused)) {
      faults.missing(path(key), node.line(), expected);
    }
    return has(key) ? value(key) : new LocatedNode.Refused(path(key), node.line());
  }

  /** The value of a key, or where it is missing the value written here. */
  public LocatedNode optional(String key, String otherwise) {
    return orElse(key, new LocatedNode.Scalar(path(key), node.line(), otherwise, false));
  }

  /** The section of a key; without any keys where it is missing. */
  public Section child(String key, List<String> keys) {
    return of(orElse(key, new LocatedNode.Mapping(path(key), node.line(), Map.of())), keys, faults);
  }

  private LocatedNode orElse(String key, LocatedNode otherwise) {
    return has(key) ? value(key) : node instanceof LocatedNode.Refused ? node : otherwise;
  }

  private LocatedNode value(String key) {
    return entries.get(key).value();
  }

  private String path(String key) {
    return LocatedNode.below(node.path(), key);
  }
}
