package io.onecycle.driver.sweep.yaml;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text of a sweep file, and where things stand in it. */
final class SourceText {

  private static final Pattern BREAK = Pattern.compile("\r\n|[\r\n\u0085\u2028\u2029]");
  private static final String WORD_ENDS = ",[]{}";
  private static final String QUOTES = "\"'|>";

  private final String text;
  private final int[] codePoints;
  private final List<String> lines;

  private SourceText(String text) {
    this.text = text;
    this.codePoints = text.codePoints().toArray();
    this.lines = List.of(BREAK.split(text, -1));
  }

  /** Refuses characters that YAML has no place for. */
  static Optional<SourceText> of(String raw, FaultList faults) {
    String text = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
    // JSON may be indented with tabs, YAML may not.
    SourceText source =
        new SourceText(text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text);
    for (int i = 0; i < source.codePoints.length; i++) {
      if (!isText(source.codePoints[i])) {
        String before = new String(source.codePoints, 0, i);
        faults.add(
            "",
            BREAK.split(before, -1).length,
            "the character " + Shown.oneLine(Character.toString(source.codePoints[i])),
            "not allowed in YAML",
            "text in UTF-8");
        return Optional.empty();
      }
    }
    return Optional.of(source);
  }

  String text() {
    return text;
  }

  /** What stands on a line, for a fault of syntax. */
  String line(int number) {
    String line = number <= lines.size() ? lines.get(number - 1).strip() : "";
    return line.isEmpty() ? "the line" : "the line `" + Shown.cut(line) + "`";
  }

  /**
   * The character that stands there; 0 behind the end.
   *
   * @param offset in code points, as the parser counts
   */
  int at(long offset) {
    return offset >= 0 && offset < codePoints.length ? codePoints[(int) offset] : 0;
  }

  /** Whether the value that starts there is quoted. */
  boolean isQuoteAt(long offset) {
    return at(offset) != 0 && QUOTES.indexOf(at(offset)) >= 0;
  }

  /** What stands there up to the next space. */
  String wordAt(long offset) {
    StringBuilder word = new StringBuilder();
    for (long i = offset; at(i) > ' ' && WORD_ENDS.indexOf(at(i)) < 0; i++) {
      word.appendCodePoint(at(i));
    }
    return Shown.cut(word.toString());
  }

  private static boolean isText(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c == 0x85
        || (c >= 0x20 && c <= 0x7e)
        || (c >= 0xa0 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd && c != 0xfeff)
        || (c >= 0x10000 && c <= 0x10ffff);
  }
}
