package io.onecycle.driver.sweep.yaml;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A piece of a YAML file that knows where it stands. */
public sealed interface LocatedNode {

  /** The keys that lead here: {@code grid.max_lr[1]}; empty for the whole file. */
  String path();

  /** The line it starts on, from 1. */
  int line();

  /** The path of a key below another path. */
  static String below(String parent, String key) {
    String name =
        key.matches("[\\w<-]{1,60}") ? key : '"' + Shown.cut(key).replace('"', '\'') + '"';
    return parent.isEmpty() ? name : parent + "." + name;
  }

  /**
   * A number, a word or a text.
   *
   * @param text without quotes
   * @param quoted whether it was written in quotes or as a block, and so is no number
   */
  record Scalar(String path, int line, String text, boolean quoted) implements LocatedNode {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    public boolean isNothing() {
      return !quoted && NULLS.contains(text);
    }
  }

  /** A list. */
  record Sequence(String path, int line, List<LocatedNode> items) implements LocatedNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /**
   * Keys and their values.
   *
   * @param entries in the order of the file
   */
  record Mapping(String path, int line, Map<String, Entry> entries) implements LocatedNode {}

  /** Something whose fault is told already: whoever reads it passes over it. */
  record Refused(String path, int line) implements LocatedNode {}

  /**
   * A key and its value.
   *
   * @param key its path is the value's path
   */
  record Entry(Scalar key, LocatedNode value) {}
}
