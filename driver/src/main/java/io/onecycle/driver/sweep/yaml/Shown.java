package io.onecycle.driver.sweep.yaml;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How pieces of a sweep file are shown in a fault: on one line, and cut where long. */
public final class Shown {

  private static final int MAX_CHARS = 60;
  private static final int MAX_ITEMS = 6;
  private static final int MAX_DEPTH = 3;

  private Shown() {}

  public static String of(LocatedNode node) {
    return node instanceof LocatedNode.Scalar ? of(node, 0) : cut(of(node, 0));
  }

  /** A text with its line breaks, and whatever else a terminal would obey, made visible. */
  public static String oneLine(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isVisible(c)) {
                shown.appendCodePoint(c);
              } else {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
              }
            });
    return shown.toString();
  }

  /** As {@link #oneLine}, and cut where long. */
  public static String cut(String text) {
    if (text.length() <= MAX_CHARS) {
      return oneLine(text);
    }
    int end = text.offsetByCodePoints(0, text.codePointCount(0, MAX_CHARS));
    return oneLine(text.substring(0, end)) + "…";
  }

  private static String of(LocatedNode node, int depth) {
    if (node instanceof LocatedNode.Scalar scalar) {
      return scalar.quoted() ? '"' + cut(scalar.text()) + '"' : cut(scalar.text());
    }
    if (node instanceof LocatedNode.Sequence sequence) {
      return "[" + join(sequence.items(), depth, item -> of(item, depth + 1)) + "]";
    }
    if (node instanceof LocatedNode.Mapping mapping) {
      List<LocatedNode.Entry> entries = List.copyOf(mapping.entries().values());
      return "{"
          + join(entries, depth, e -> of(e.key(), depth + 1) + ": " + of(e.value(), depth + 1))
          + "}";
    }
    return "…";
  }

  private static <T> String join(List<T> parts, int depth, Function<T, String> shown) {
    if (depth >= MAX_DEPTH && !parts.isEmpty()) {
      return "…";
    }
    String joined = parts.stream().limit(MAX_ITEMS).map(shown).collect(Collectors.joining(", "));
    return parts.size() > MAX_ITEMS ? joined + ", …" : joined;
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
