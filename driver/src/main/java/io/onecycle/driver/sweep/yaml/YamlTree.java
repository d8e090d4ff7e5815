package io.onecycle.driver.sweep.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/**
 * Reads YAML into located nodes. What a sweep file has no use for (anchors, aliases, tags, merge
 * keys, several documents) is refused, as is a key given twice.
 */
public final class YamlTree {

  private static final int MAX_DEPTH = 20;
  private static final String PLAIN = "plain YAML: keys, values and lists";
  private static final String YAMLS_OWN = "tag:yaml.org,2002:";

  private final YamlEvents events;
  private final FaultList faults;

  /** Where the parser is, for faults of syntax. */
  private String at = "";

  private YamlTree(YamlEvents events, FaultList faults) {
    this.events = events;
    this.faults = faults;
  }

  /**
   * The file's one document; empty where its syntax is at fault.
   *
   * @param expected what should be in a file that is empty
   */
  public static Optional<LocatedNode> read(String text, String expected, FaultList faults) {
    return YamlText.of(text, faults)
        .flatMap(
            checked -> new YamlTree(new YamlEvents(checked), faults).document(checked, expected));
  }

  private Optional<LocatedNode> document(YamlText text, String expected) {
    try {
      Event first = events.next();
      if (first.is(Event.ID.StreamEnd)) {
        faults.missing("", 1, expected);
        return Optional.empty();
      }
      LocatedNode root = node(first, "", 0);
      Event second = events.next();
      if (!second.is(Event.ID.StreamEnd)) {
        int line = YamlEvents.line(second);
        faults.add("", line, "a second document", "not supported", "one sweep in a file");
      }
      return Optional.of(root);
    } catch (SyntaxException e) {
      faults.add(at, e.line(), text.line(e.line()), e.getMessage(), e.expected());
      return Optional.empty();
    }
  }

  private LocatedNode node(Event event, String path, int depth) throws SyntaxException {
    at = path;
    int line = YamlEvents.line(event);
    if (depth > MAX_DEPTH) {
      throw new SyntaxException(line, "nested too deep", "at most " + MAX_DEPTH + " levels");
    }
    boolean refused = isRefused(event, path);
    LocatedNode read = new LocatedNode.Refused(path, line);
    if (event instanceof MappingStartEvent) {
      read = mapping(path, line, depth);
    } else if (event instanceof SequenceStartEvent) {
      read = sequence(path, line, depth);
    } else if (event instanceof ScalarEvent scalar) {
      boolean quoted = scalar.getScalarStyle() != ScalarStyle.PLAIN;
      read = new LocatedNode.Scalar(path, line, scalar.getValue(), quoted);
    }
    return refused ? new LocatedNode.Refused(path, line) : read;
  }

  private LocatedNode sequence(String path, int line, int depth) throws SyntaxException {
    List<LocatedNode> items = new ArrayList<>();
    for (Event event = events.next(); !event.is(Event.ID.SequenceEnd); event = events.next()) {
      items.add(node(event, path + "[" + items.size() + "]", depth + 1));
    }
    return new LocatedNode.Sequence(path, line, items);
  }

  private LocatedNode mapping(String path, int line, int depth) throws SyntaxException {
    Map<String, LocatedNode.Entry> entries = new LinkedHashMap<>();
    for (Event event = events.next(); !event.is(Event.ID.MappingEnd); event = events.next()) {
      if (!(event instanceof ScalarEvent word)) {
        throw YamlEvents.noWord(event);
      }
      String name = word.getValue();
      String child = LocatedNode.below(path, name);
      LocatedNode.Scalar key = new LocatedNode.Scalar(child, YamlEvents.line(event), name, false);
      boolean isMerged = name.equals("<<");
      boolean refused = isMerged ? refuse(event, child, "a merge key") : isRefused(event, child);
      LocatedNode.Entry first = entries.get(name);
      if (first != null) {
        String twice = "given twice (first on line " + first.key().line() + ")";
        faults.add(child, key.line(), Shown.of(key), twice, "each key once");
      }
      LocatedNode value = node(events.next(), child, depth + 1);
      if (first == null && !isMerged) {
        LocatedNode kept = refused ? new LocatedNode.Refused(child, value.line()) : value;
        entries.put(name, new LocatedNode.Entry(key, kept));
      }
    }
    at = path;
    return new LocatedNode.Mapping(path, line, Collections.unmodifiableMap(entries));
  }

  private boolean isRefused(Event event, String path) {
    return needless((NodeEvent) event).map(what -> refuse(event, path, what)).orElse(false);
  }

  private boolean refuse(Event event, String path, String what) {
    int line = YamlEvents.line(event);
    faults.add(path, line, what, "not supported in a sweep file", PLAIN);
    return true;
  }

  /** What a node has that no sweep file needs. */
  private static Optional<String> needless(NodeEvent node) {
    if (node instanceof AliasEvent) {
      return Optional.of("an alias (*" + Shown.cut(node.getAnchor()) + ")");
    }
    if (node.getAnchor() != null) {
      return Optional.of("an anchor (&" + Shown.cut(node.getAnchor()) + ")");
    }
    String tag =
        node instanceof ScalarEvent scalar
            ? scalar.getTag()
            : ((CollectionStartEvent) node).getTag();
    return Optional.ofNullable(tag)
        .map(given -> given.startsWith(YAMLS_OWN) ? given.replace(YAMLS_OWN, "!!") : given)
        .map(given -> "a tag (" + Shown.cut(given) + ")");
  }
}
