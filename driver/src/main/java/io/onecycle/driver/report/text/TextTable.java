package io.onecycle.driver.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Columns side by side, for a console or for Markdown. */
public final class TextTable {

  private TextTable() {}

  /** Aligned columns below a ruled header; each line ends with a line feed. */
  public static String console(List<TextColumn> columns) {
    List<String> lines = rows(columns.stream().map(TextColumn::lines).toList(), "  ");
    String rule =
        columns.stream()
            .map(column -> "─".repeat(Alignment.width(column.lines().get(0))))
            .collect(Collectors.joining("  "));
    List<String> ruled = new ArrayList<>(lines);
    ruled.add(1, rule);
    return ruled.stream().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
  }

  /** A GitHub-flavoured Markdown table; each line ends with a line feed. */
  public static String markdown(List<TextColumn> columns) {
    List<List<String>> cells =
        columns.stream()
            .map(
                column -> {
                  List<String> lines = new ArrayList<>();
                  column.lines().forEach(line -> lines.add(escaped(line)));
                  lines.add(1, column.isNumeric() ? "---:" : ":---");
                  return lines;
                })
            .toList();
    return rows(cells, " | ").stream()
        .map(line -> "| " + line + " |\n")
        .collect(Collectors.joining());
  }

  /** A paragraph of Markdown that shows just this text. */
  public static String escaped(String text) {
    return text.strip()
        .replaceAll(" {2,}", " ")
        .replaceAll("[\\\\`*\\[\\]<>|~#]|(?<!\\w)_|_(?!\\w)", "\\\\$0");
  }

  private static List<String> rows(List<List<String>> columns, String separator) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < columns.get(0).size(); row++) {
      int index = row;
      rows.add(
          columns.stream().map(lines -> lines.get(index)).collect(Collectors.joining(separator)));
    }
    return rows;
  }
}
