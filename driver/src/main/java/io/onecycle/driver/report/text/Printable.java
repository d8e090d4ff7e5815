package io.onecycle.driver.report.text;

import java.util.function.IntPredicate;

/**
 * Text that a terminal shows and does not obey: names and messages come from files and from other
 * machines, and could hold escape sequences.
 */
public final class Printable {

  private Printable() {}

  /** The text with each character that steers a terminal written as {@code \}{@code uXXXX}. */
  public static String of(String text) {
    return escape(text, Printable::steers);
  }

  /** The same for JSON text, where such a character stands only in strings; its meaning is kept. */
  public static String json(String json) {
    return escape(json, c -> c != '\n' && steers(c));
  }

  /** The first line, printable. */
  public static String firstLine(String text) {
    return of(text.lines().map(String::strip).filter(s -> !s.isEmpty()).findFirst().orElse(""));
  }

  private static String escape(String text, IntPredicate isEscaped) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isEscaped.test(c)) {
                for (char unit : Character.toChars(c)) {
                  printable.append(String.format("\\u%04x", (int) unit));
                }
              } else {
                printable.appendCodePoint(c);
              }
            });
    return printable.toString();
  }

  /** Controls, what reorders or hides text, line separators, and halves of characters. */
  private static boolean steers(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
