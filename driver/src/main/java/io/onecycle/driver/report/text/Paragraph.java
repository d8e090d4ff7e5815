package io.onecycle.driver.report.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sentences as lines of at most 100 columns, broken between words, or as a list. */
public final class Paragraph {

  static final int WIDTH = 100;

  private static final String INDENT = "  ";

  /** A sign belongs to its number. */
  private static final Pattern BREAK = Pattern.compile("(?<![±=<]) (?![%±=<])");

  private Paragraph() {}

  /** Each sentence on lines of its own, which end with a line feed. */
  public static String lines(List<String> sentences) {
    return sentences.stream().map(Paragraph::wrapped).collect(Collectors.joining());
  }

  /** Each sentence as an item of a Markdown list. */
  public static String items(List<String> sentences) {
    return sentences.stream()
        .map(sentence -> "- " + TextTable.escaped(Printable.of(sentence)) + "\n")
        .collect(Collectors.joining());
  }

  /** What a line may be broken between: a sign stays with its number. */
  static List<String> words(String sentence) {
    return BREAK.splitAsStream(sentence).toList();
  }

  private static String wrapped(String sentence) {
    StringBuilder lines = new StringBuilder();
    String line = "";
    for (String word : words(Printable.of(sentence))) {
      if (line.isEmpty()) {
        line = word;
      } else if (Alignment.width(line) + 1 + Alignment.width(word) <= WIDTH) {
        line += " " + word;
      } else {
        lines.append(line).append('\n');
        line = INDENT + word;
      }
    }
    return lines.append(line).append('\n').toString();
  }
}
