package io.onecycle.driver.report.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Answers laid out anew for a narrower terminal. Sentences are broken again where it ends; tables
 * stay as they are, as their columns belong below each other.
 */
public final class Reflow {

  /** What answers are laid out for: longer lines are hard to read. */
  public static final int WIDEST = Paragraph.WIDTH;

  private static final String RULE = "─";
  private static final String INDENT = "  ";

  private Reflow() {}

  /**
   * The text for a terminal.
   *
   * @param columns of the terminal; from {@link #WIDEST} on the text is as it was
   * @param text as {@link Paragraph}, {@link TextTable} and {@link Pairs} make it
   */
  public static String to(int columns, String text) {
    if (columns >= WIDEST) {
      return text;
    }
    List<String> lines = text.lines().toList();
    StringBuilder narrow = new StringBuilder();
    for (int at = 0; at < lines.size(); at++) {
      int end = endOfTable(lines, at);
      if (end > at) {
        lines.subList(at, end).forEach(line -> narrow.append(line).append('\n'));
        at = end - 1;
      } else {
        StringBuilder sentence = new StringBuilder(lines.get(at));
        while (at + 1 < lines.size() && goesOn(lines.get(at), lines.get(at + 1))) {
          at++;
          sentence.append(' ').append(lines.get(at).strip());
        }
        broken(sentence.toString(), columns).forEach(line -> narrow.append(line).append('\n'));
      }
    }
    return narrow.toString();
  }

  /** Of a table whose header is at {@code from} the line after its last; else {@code from}. */
  private static int endOfTable(List<String> lines, int from) {
    if (from + 1 >= lines.size() || !lines.get(from + 1).strip().startsWith(RULE)) {
      return from;
    }
    int end = from;
    while (end < lines.size() && !lines.get(end).isEmpty()) {
      end++;
    }
    return end;
  }

  /** A line was broken if the next one's first word would have made it too long. */
  private static boolean goesOn(String line, String next) {
    if (!next.startsWith(INDENT) || next.startsWith(INDENT + " ")) {
      return false;
    }
    String word = next.strip().split(" ", 2)[0];
    return Alignment.width(line) + 1 + Alignment.width(word) > WIDEST;
  }

  private static List<String> broken(String sentence, int columns) {
    if (Alignment.width(sentence) <= columns) {
      return List.of(sentence);
    }
    List<String> lines = new ArrayList<>();
    String margin = sentence.substring(0, sentence.length() - sentence.stripLeading().length());
    // Runs of spaces are part of a layout, and stay within their line.
    String line = "";
    for (String word : Paragraph.words(sentence.strip())) {
      String longer = line.isEmpty() ? margin + word : line + " " + word;
      if (line.isEmpty() || Alignment.width(longer) <= columns) {
        line = longer;
      } else {
        lines.add(line.stripTrailing());
        line = margin + INDENT + word.stripLeading();
      }
    }
    lines.add(line);
    return lines;
  }
}
