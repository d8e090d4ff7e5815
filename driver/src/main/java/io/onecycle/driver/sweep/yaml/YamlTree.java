package io.onecycle.driver.sweep.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads YAML into located nodes. What a sweep file has no use for (anchors, aliases, tags, merge
 * keys, several documents) is refused, as is a key given twice.
 */
public final class YamlTree {

  private static final YAMLFactory YAML = new YAMLFactory();
  private static final int MAX_DEPTH = 20;
  private static final String PLAIN = "plain YAML: keys, values and lists";

  private final SourceText source;
  private final YAMLParser parser;
  private final FaultList faults;

  /** Where the parser is, for faults of syntax. */
  private String at = "";

  private YamlTree(SourceText source, YAMLParser parser, FaultList faults) {
    this.source = source;
    this.parser = parser;
    this.faults = faults;
  }

  /**
   * The file's one document; empty where its syntax is at fault.
   *
   * @param expected what should be in a file that is empty
   */
  public static Optional<LocatedNode> read(String text, String expected, FaultList faults) {
    return SourceText.of(text, faults).flatMap(source -> read(source, expected, faults));
  }

  private static Optional<LocatedNode> read(SourceText source, String expected, FaultList faults) {
    try (YAMLParser parser = YAML.createParser(source.text())) {
      return new YamlTree(source, parser, faults).document(expected);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read YAML from memory", e);
    }
  }

  private Optional<LocatedNode> document(String expected) throws IOException {
    try {
      if (next() == null) {
        faults.missing("", 1, expected);
        return Optional.empty();
      }
      LocatedNode root = node("", 0);
      if (next() != null) {
        faults.add("", line(), "a second document", "not supported", "one sweep in a file");
      }
      return Optional.of(root);
    } catch (SyntaxException e) {
      faults.add(at, e.line(), source.line(e.line()), e.problem(), e.expected());
      return Optional.empty();
    }
  }

  private LocatedNode node(String path, int depth) throws IOException, SyntaxException {
    at = path;
    if (depth > MAX_DEPTH) {
      throw new SyntaxException(line(), "nested too deep", "at most " + MAX_DEPTH + " levels");
    }
    boolean refused = isRefused(path);
    int line = line();
    LocatedNode read;
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      read = mapping(path, line, depth);
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      read = sequence(path, line, depth);
    } else {
      boolean quoted = source.isQuoteAt(offset());
      read = new LocatedNode.Scalar(path, line, parser.getText(), quoted);
    }
    return refused ? new LocatedNode.Refused(path, line) : read;
  }

  private LocatedNode sequence(String path, int line, int depth)
      throws IOException, SyntaxException {
    List<LocatedNode> items = new ArrayList<>();
    while (next() != JsonToken.END_ARRAY) {
      items.add(node(path + "[" + items.size() + "]", depth + 1));
    }
    return new LocatedNode.Sequence(path, line, items);
  }

  private LocatedNode mapping(String path, int line, int depth)
      throws IOException, SyntaxException {
    Map<String, LocatedNode.Entry> entries = new LinkedHashMap<>();
    while (next() != JsonToken.END_OBJECT) {
      String name = parser.getText();
      String child = LocatedNode.below(path, name);
      LocatedNode.Scalar key = new LocatedNode.Scalar(child, line(), name, false);
      boolean refused = name.equals("<<") ? refuse(child, "a merge key") : isRefused(child);
      LocatedNode.Entry first = entries.get(name);
      if (first != null) {
        faults.add(
            child,
            key.line(),
            Shown.of(key),
            "given twice (first on line " + first.key().line() + ")",
            "each key once");
      }
      next();
      LocatedNode value = node(child, depth + 1);
      if (first == null && !name.equals("<<")) {
        LocatedNode kept = refused ? new LocatedNode.Refused(child, value.line()) : value;
        entries.put(name, new LocatedNode.Entry(key, kept));
      }
    }
    at = path;
    return new LocatedNode.Mapping(path, line, Collections.unmodifiableMap(entries));
  }

  private boolean isRefused(String path) throws IOException {
    if (!parser.currentToken().isStructStart()) {
      // The parser keeps some anchors and tags of scalars to itself; they stand before the scalar.
      return switch (source.at(offset())) {
        case '*' -> refuse(path, "an alias (" + source.wordAt(offset()) + ")");
        case '&' -> refuse(path, "an anchor (" + source.wordAt(offset()) + ")");
        case '!' -> refuse(path, "a tag (" + source.wordAt(offset()) + ")");
        default -> false;
      };
    }
    if (parser.getObjectId() != null) {
      return refuse(path, "an anchor (&" + Shown.cut(parser.getObjectId()) + ")");
    }
    if (parser.getTypeId() != null) {
      return refuse(path, "a tag (!" + Shown.cut(parser.getTypeId()) + ")");
    }
    return false;
  }

  private boolean refuse(String path, String what) {
    faults.add(path, line(), what, "not supported in a sweep file", PLAIN);
    return true;
  }

  private long offset() {
    return parser.getTokenLocation().getCharOffset();
  }

  private int line() {
    return Math.max(1, parser.getTokenLocation().getLineNr());
  }

  private JsonToken next() throws SyntaxException, IOException {
    try {
      return parser.nextToken();
    } catch (JsonProcessingException e) {
      throw SyntaxException.of(e, line());
    } catch (RuntimeException e) {
      // The YAML library lets some broken escapes and numbers out as bare runtime exceptions.
      throw new SyntaxException(line(), SyntaxException.NOT_YAML, SyntaxException.YAML);
    }
  }
}
