package io.onecycle.driver.sweep.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
 * Reads YAML into located nodes: with aliases and merge keys followed. What a sweep file has no use
 * for (tags, several documents) is refused, as is a key given twice.
 */
public final class YamlTree {

  private static final int MAX_DEPTH = 20;
  private static final String PLAIN = "plain YAML: keys, values and lists";
  private static final String MERGE = "<<";
  private static final String YAMLS_OWN = "tag:yaml.org,2002:";

  private final YamlEvents events;
  private final FaultList faults;
  private final Anchors anchors = new Anchors(MAX_DEPTH);

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
    if (event instanceof AliasEvent alias) {
      return aliased(alias, path, line, depth);
    }
    boolean refused = isRefused(event, path);
    LocatedNode read = new LocatedNode.Refused(path, line);
    if (event instanceof MappingStartEvent) {
      read = mapping(path, line, depth);
    } else if (event instanceof SequenceStartEvent) {
      read = sequence(path, line, depth);
    } else if (event instanceof ScalarEvent scalar) {
      read = scalar(scalar, path);
    }
    return anchored(event, refused ? new LocatedNode.Refused(path, line) : read);
  }

  private static LocatedNode.Scalar scalar(ScalarEvent scalar, String path) {
    boolean quoted = scalar.getScalarStyle() != ScalarStyle.PLAIN;
    String text = scalar.getValue().replace(Environment.ESCAPED, "${");
    return new LocatedNode.Scalar(path, YamlEvents.line(scalar), text, quoted);
  }

  private LocatedNode anchored(Event event, LocatedNode node) {
    Optional.ofNullable(((NodeEvent) event).getAnchor()).ifPresent(name -> anchors.put(name, node));
    return node;
  }

  private LocatedNode aliased(AliasEvent alias, String path, int line, int depth)
      throws SyntaxException {
    String name = alias.getAnchor();
    if (!anchors.has(name)) {
      String shown = Shown.cut(name);
      faults.add(
          path, line, "*" + shown, "the name of nothing above", "an anchor before it: &" + shown);
      return new LocatedNode.Refused(path, line);
    }
    return anchors.copy(name, path, line, depth);
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
    Map<String, Integer> lines = new HashMap<>();
    Optional<LocatedNode> merged = Optional.empty();
    for (Event event = events.next(); !event.is(Event.ID.MappingEnd); event = events.next()) {
      if (!(event instanceof ScalarEvent word)) {
        throw YamlEvents.noWord(event);
      }
      String name = word.getValue();
      String child = LocatedNode.below(path, name);
      LocatedNode.Scalar key = new LocatedNode.Scalar(child, YamlEvents.line(event), name, false);
      boolean refused = isRefused(event, child);
      anchored(event, scalar(word, child));
      Optional<Integer> first = Optional.ofNullable(lines.putIfAbsent(name, key.line()));
      first.ifPresent(
          before ->
              faults.add(
                  child,
                  key.line(),
                  Shown.of(key),
                  "given twice (first on line " + before + ")",
                  "each key once"));
      LocatedNode value = node(events.next(), child, depth + 1);
      if (name.equals(MERGE) && word.getScalarStyle() == ScalarStyle.PLAIN) {
        merged = Optional.of(value);
      } else if (first.isEmpty()) {
        LocatedNode kept = refused ? new LocatedNode.Refused(child, value.line()) : value;
        entries.put(name, new LocatedNode.Entry(key, kept));
      }
    }
    at = path;
    if (merged.isPresent()) {
      merge(merged.get(), path, depth, entries);
    }
    return new LocatedNode.Mapping(path, line, Collections.unmodifiableMap(entries));
  }

  /** Takes the keys of other mappings in that a mapping does not give itself. */
  private void merge(
      LocatedNode merged, String path, int depth, Map<String, LocatedNode.Entry> entries)
      throws SyntaxException {
    Optional<List<LocatedNode.Mapping>> mappings = Anchors.mappings(merged);
    if (mappings.isEmpty()) {
      faults.add(merged, "nothing that has keys", "an alias of a mapping, or a list of such");
    }
    for (LocatedNode.Mapping mapping : mappings.orElse(List.of())) {
      for (LocatedNode.Entry entry : mapping.entries().values()) {
        LocatedNode.Entry here = anchors.merged(entry, path, depth + 1, merged.line());
        entries.putIfAbsent(entry.key().text(), here);
      }
    }
  }

  private boolean isRefused(Event event, String path) {
    Optional<String> tag = tag((NodeEvent) event);
    tag.ifPresent(
        what ->
            faults.add(path, YamlEvents.line(event), what, "not supported in a sweep file", PLAIN));
    return tag.isPresent();
  }

  /** A node's tag, which no sweep file needs. */
  private static Optional<String> tag(NodeEvent node) {
    String tag =
        node instanceof ScalarEvent scalar
            ? scalar.getTag()
            : ((CollectionStartEvent) node).getTag();
    return Optional.ofNullable(tag)
        .map(given -> given.startsWith(YAMLS_OWN) ? given.replace(YAMLS_OWN, "!!") : given)
        .map(given -> "a tag (" + Shown.cut(given) + ")");
  }
}
