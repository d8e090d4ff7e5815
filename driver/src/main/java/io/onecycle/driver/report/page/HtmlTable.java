package io.onecycle.driver.report.page;

import static io.onecycle.driver.report.text.Markup.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A table that the page's script makes sortable.
 *
 * @param <R> what a row shows
 */
final class HtmlTable<R> {

  private record Column<R>(String header, String hint, Function<R, Cell> cell) {}

  private final String caption;
  private final List<R> rows;
  private final List<Column<R>> columns = new ArrayList<>();

  HtmlTable(String caption, List<R> rows) {
    this.caption = caption;
    this.rows = rows;
  }

  HtmlTable<R> column(String header, Function<R, Cell> cell) {
    return column(header, "", cell);
  }

  /** A column whose header says more to a pointer that rests on it. */
  HtmlTable<R> column(String header, String hint, Function<R, Cell> cell) {
    columns.add(new Column<>(header, hint, cell));
    return this;
  }

  /** A column that is left out where no row has anything to show in it. */
  HtmlTable<R> columnIfAny(Predicate<R> has, String header, Function<R, Cell> cell) {
    return rows.stream().anyMatch(has) ? column(header, cell) : this;
  }

  String html() {
    String head =
        columns.stream().map(HtmlTable::header).collect(Collectors.joining("", "<tr>", "</tr>"));
    String body =
        rows.stream()
            .map(
                row ->
                    columns.stream()
                        .map(column -> cell(column.cell.apply(row)))
                        .collect(Collectors.joining("", "<tr>", "</tr>\n")))
            .collect(Collectors.joining());
    return """
    <div class="scroll" tabindex="0" role="region" aria-label="%s"><table class="sortable cards" data-name="%s"><caption>%s</caption>
    <thead>%s</thead>
    <tbody>
    %s</tbody></table></div>
    """
        .formatted(text(caption), text(name()), text(caption), head, body);
  }

  /** The first words of the caption, for a file. */
  private String name() {
    return caption.replaceAll("[,(:].*", "").strip().replace(' ', '-').toLowerCase(Locale.ROOT);
  }

  private static String header(Column<?> column) {
    String hint = column.hint.isEmpty() ? "" : " title=\"" + text(column.hint) + "\"";
    return "<th scope=\"col\"%s>%s</th>".formatted(hint, text(column.header));
  }

  private static String cell(Cell cell) {
    String key = cell.key().map(value -> " data-v=\"" + value + "\"").orElse("");
    String full = cell.full().isEmpty() ? "" : " title=\"" + text(cell.full()) + "\"";
    return "<td%s%s>%s</td>".formatted(key, full, text(cell.text()));
  }
}
