package io.onecycle.driver.sweep.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The nodes of a file that have a name ({@code &name}), and their copies where it is used ({@code
 * *name}, {@code <<}). Copies of copies grow fast, so all of them together are bounded.
 */
final class Anchors {

  private static final int MAX_COPIED = 10_000;

  private final Map<String, LocatedNode> named = new HashMap<>();
  private final int maxDepth;
  private int copied;

  /**
   * None yet.
   *
   * @param maxDepth how deep a node may lie
   */
  Anchors(int maxDepth) {
    this.maxDepth = maxDepth;
  }

  /** From now on the name means this; YAML allows it to have meant something else before. */
  void put(String name, LocatedNode node) {
    named.put(name, node);
  }

  /** Whether something before has the name. */
  boolean has(String name) {
    return named.containsKey(name);
  }

  /**
   * What is named so, as if it stood elsewhere.
   *
   * @param line of the alias; all below it keeps the line that it is written on
   */
  LocatedNode copy(String name, String path, int line, int depth) throws SyntaxException {
    return copy(named.get(name), path, line, depth, line);
  }

  /** A key and its value of another mapping, in one at {@code parent}. */
  LocatedNode.Entry merged(LocatedNode.Entry entry, String parent, int depth, int alias)
      throws SyntaxException {
    LocatedNode.Scalar key = entry.key();
    String path = LocatedNode.below(parent, key.text());
    LocatedNode value = copy(entry.value(), path, entry.value().line(), depth, alias);
    return new LocatedNode.Entry(
        new LocatedNode.Scalar(path, key.line(), key.text(), key.quoted()), value);
  }

  /** The mappings whose keys a merge key takes in; empty if it names anything else. */
  static Optional<List<LocatedNode.Mapping>> mappings(LocatedNode merged) {
    List<LocatedNode> nodes =
        merged instanceof LocatedNode.Sequence list ? list.items() : List.of(merged);
    List<LocatedNode.Mapping> mappings = new ArrayList<>();
    for (LocatedNode node : nodes) {
      if (node instanceof LocatedNode.Mapping mapping) {
        mappings.add(mapping);
      } else if (!(node instanceof LocatedNode.Refused)) {
        return Optional.empty();
      }
    }
    return Optional.of(mappings);
  }

  private LocatedNode copy(LocatedNode node, String path, int line, int depth, int alias)
      throws SyntaxException {
    if (++copied > MAX_COPIED) {
      throw new SyntaxException(
          alias, "too much with all its aliases", "at most " + MAX_COPIED + " values by aliases");
    }
    if (depth > maxDepth) {
      throw new SyntaxException(alias, "nested too deep", "at most " + maxDepth + " levels");
    }
    if (node instanceof LocatedNode.Scalar scalar) {
      return new LocatedNode.Scalar(path, line, scalar.text(), scalar.quoted());
    }
    if (node instanceof LocatedNode.Sequence sequence) {
      List<LocatedNode> items = new ArrayList<>();
      for (LocatedNode item : sequence.items()) {
        items.add(copy(item, path + "[" + items.size() + "]", item.line(), depth + 1, alias));
      }
      return new LocatedNode.Sequence(path, line, items);
    }
    if (node instanceof LocatedNode.Mapping mapping) {
      Map<String, LocatedNode.Entry> entries = new LinkedHashMap<>();
      for (Map.Entry<String, LocatedNode.Entry> entry : mapping.entries().entrySet()) {
        entries.put(entry.getKey(), merged(entry.getValue(), path, depth + 1, alias));
      }
      return new LocatedNode.Mapping(path, line, entries);
    }
    return new LocatedNode.Refused(path, line);
  }
}
