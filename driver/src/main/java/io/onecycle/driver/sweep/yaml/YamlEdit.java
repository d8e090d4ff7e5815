package io.onecycle.driver.sweep.yaml;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Changes of a YAML text that leave all else as it is written: comments, order and layout.
 *
 * @param text of one document whose root is a mapping, without faults
 */
public record YamlEdit(String text) {

  /** The same without a byte order mark. */
  public YamlEdit {
    text = text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * Adds items behind those of a list, or of a single value, which becomes a list.
   *
   * @param path keys from the root
   * @param items as they are written
   * @return empty if there is neither a list nor a single value
   */
  public Optional<YamlEdit> added(List<String> path, List<String> items) {
    Optional<Node> found = node(path);
    if (found.isEmpty() || items.isEmpty()) {
      return Optional.empty();
    }
    String more = String.join(", ", items);
    if (found.get() instanceof ScalarNode) {
      int start = start(found.get());
      int end = end(found.get());
      return Optional.of(
          replaced(start, end, "[" + text.substring(start, end) + ", " + more + "]"));
    }
    if (!(found.get() instanceof SequenceNode list) || list.getValue().isEmpty()) {
      return Optional.empty();
    }
    Node last = list.getValue().get(list.getValue().size() - 1);
    if (list.getFlowStyle() == FlowStyle.FLOW) {
      return Optional.of(replaced(end(last), end(last), ", " + more));
    }
    int line = endOfLine(end(last));
    String indent = " ".repeat(list.getStartMark().getColumn());
    String lines =
        items.stream().map(item -> "\n" + indent + "- " + item).reduce("", String::concat);
    return Optional.of(replaced(line, line, lines));
  }

  /**
   * Gives a key a value, in place of the one it has.
   *
   * @param path keys from the root, of which all but the last are there
   * @param value as it is written
   * @return empty if it has no mapping to stand in
   */
  public Optional<YamlEdit> with(List<String> path, String value) {
    Optional<Node> before = node(path);
    if (before.isPresent()) {
      return Optional.of(replaced(start(before.get()), end(before.get()), value));
    }
    String key = path.get(path.size() - 1);
    return node(path.subList(0, path.size() - 1))
        .filter(MappingNode.class::isInstance)
        .map(MappingNode.class::cast)
        .filter(map -> !map.getValue().isEmpty())
        .map(map -> inserted(map, key, value));
  }

  private YamlEdit inserted(MappingNode map, String key, String value) {
    int end = end(map.getValue().get(map.getValue().size() - 1).getValueNode());
    if (map.getFlowStyle() == FlowStyle.FLOW) {
      return replaced(end, end, ", \"" + key + "\": " + value);
    }
    int line = endOfLine(end);
    int column = map.getValue().get(0).getKeyNode().getStartMark().getColumn();
    return replaced(line, line, "\n" + " ".repeat(column) + key + ": " + value);
  }

  private Optional<Node> node(List<String> path) {
    Optional<Node> node = root();
    for (String key : path) {
      // What has a name may stand elsewhere too, and would change there.
      node = node.flatMap(parent -> child(parent, key)).filter(one -> one.getAnchor() == null);
    }
    return node;
  }

  private Optional<Node> root() {
    try {
      // JSON may be indented with tabs, YAML may not: as many characters.
      String read = text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text;
      return Optional.ofNullable(new Yaml().compose(new StringReader(read)));
    } catch (YAMLException e) {
      return Optional.empty();
    }
  }

  private static Optional<Node> child(Node parent, String key) {
    return parent instanceof MappingNode map
        ? map.getValue().stream()
            .filter(
                one -> one.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
            .map(NodeTuple::getValueNode)
            .findFirst()
        : Optional.empty();
  }

  private YamlEdit replaced(int start, int end, String by) {
    return new YamlEdit(text.substring(0, start) + by + text.substring(end));
  }

  private int start(Node node) {
    return index(node.getStartMark().getIndex());
  }

  /** A collection in block style ends, for the parser, where the next thing begins. */
  private int end(Node node) {
    if (node instanceof CollectionNode<?> block
        && block.getFlowStyle() != FlowStyle.FLOW
        && !block.getValue().isEmpty()) {
      Object last = block.getValue().get(block.getValue().size() - 1);
      return end(last instanceof NodeTuple pair ? pair.getValueNode() : (Node) last);
    }
    return index(node.getEndMark().getIndex());
  }

  /** Marks count code points. */
  private int index(int codePoints) {
    return text.offsetByCodePoints(0, codePoints);
  }

  private int endOfLine(int from) {
    int end = text.indexOf('\n', from);
    int line = end < 0 ? text.length() : end;
    return line > from && text.charAt(line - 1) == '\r' ? line - 1 : line;
  }
}
