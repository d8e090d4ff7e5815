package io.onecycle.driver.sweep.yaml;

import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.reader.StreamReader;

/** A text in which the parser meets no character that YAML has no place for. */
record YamlText(String text) {

  /** What ends a line for the parser, whose line numbers count here. */
  private static final Pattern BREAK = Pattern.compile("\r\n|[\r\n\u0085\u2028\u2029]");

  private static final int BYTE_ORDER_MARK = 0xfeff;

  /** Reads past a byte order mark, but refuses what is no text. */
  static Optional<YamlText> of(String raw, FaultList faults) {
    String text = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int c = text.codePointAt(i);
      if (!StreamReader.isPrintable(c) || c == BYTE_ORDER_MARK) {
        faults.add(
            "",
            BREAK.split(text.substring(0, i), -1).length,
            "the character " + Shown.oneLine(Character.toString(c)),
            "not allowed in YAML",
            "text in UTF-8");
        return Optional.empty();
      }
    }
    // JSON may be indented with tabs, YAML may not.
    return Optional.of(
        new YamlText(text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text));
  }

  /** What stands on a line, for a fault of syntax. */
  String line(int number) {
    String[] lines = BREAK.split(text, -1);
    String line = number <= lines.length ? lines[number - 1].strip() : "";
    return line.isEmpty() ? "the line" : "the line `" + Shown.cut(line) + "`";
  }
}
