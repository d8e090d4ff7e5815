package io.onecycle.driver.sweep.read;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The oracle's own reading of YAML: SnakeYAML's tree as maps, lists and leaves. */
final class PlainYaml {

  /** A scalar as it was written. */
  record Leaf(String text, boolean quoted) {}

  private static final int DEPTH = 50;

  private PlainYaml() {}

  /** Empty unless well-formed, one document, no merge key, no key twice. */
  static Optional<Object> read(String text) {
    try {
      return Optional.ofNullable(new Yaml().compose(new StringReader(text)))
          .map(root -> plain(root, 0));
    } catch (YAMLException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether a well-formed text has a tag; the tree no longer tells. */
  static boolean hasTags(String text) {
    for (Event event : new Yaml().parse(new StringReader(text))) {
      boolean isTagged =
          event instanceof ScalarEvent scalar
              ? scalar.getTag() != null
              : event instanceof CollectionStartEvent collection && collection.getTag() != null;
      if (isTagged) {
        return true;
      }
    }
    return false;
  }

  private static Object plain(Node node, int depth) {
    if (depth > DEPTH) {
      throw new IllegalArgumentException("Invalid node: within itself, or nested too deep");
    }
    if (node instanceof ScalarNode scalar) {
      return new Leaf(scalar.getValue(), scalar.getScalarStyle() != ScalarStyle.PLAIN);
    }
    if (node instanceof SequenceNode sequence) {
      List<Object> items = new ArrayList<>();
      sequence.getValue().forEach(item -> items.add(plain(item, depth + 1)));
      return items;
    }
    Map<String, Object> entries = new LinkedHashMap<>();
    for (NodeTuple entry : ((MappingNode) node).getValue()) {
      boolean isNew =
          entry.getKeyNode() instanceof ScalarNode key
              && !key.getValue().equals("<<")
              && entries.put(key.getValue(), plain(entry.getValueNode(), depth + 1)) == null;
      if (!isNew) {
        throw new IllegalArgumentException("Invalid key: " + entry.getKeyNode());
      }
    }
    return entries;
  }
}
