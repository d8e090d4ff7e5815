package io.onecycle.driver.report.text;

/**
 * Text that an HTML or SVG file shows and does not obey: names and messages come from files and
 * from other machines.
 */
public final class Markup {

  private Markup() {}

  /**
   * The text for element content and for quoted attributes. Characters that reorder or hide text,
   * and those that XML cannot hold, are written as {@code \}{@code uXXXX}.
   */
  public static String text(String raw) {
    StringBuilder safe = new StringBuilder(raw.length());
    raw.codePoints().forEach(c -> append(c, safe));
    return safe.toString();
  }

  private static void append(int c, StringBuilder safe) {
    switch (c) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      case '\n', '\t' -> safe.append((char) c);
      default -> {
        if (isHidden(c)) {
          for (char unit : Character.toChars(c)) {
            safe.append(String.format("\\u%04x", (int) unit));
          }
        } else {
          safe.appendCodePoint(c);
        }
      }
    }
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
