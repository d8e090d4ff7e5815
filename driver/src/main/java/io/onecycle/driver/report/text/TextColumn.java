package io.onecycle.driver.report.text;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A column of a table for people.
 *
 * @param cells all of one width
 * @param isNumeric flush right, header included
 */
public record TextColumn(String header, List<String> cells, boolean isNumeric) {

  public static final String NOTHING = "–";

  public TextColumn {
    cells = List.copyOf(cells);
  }

  /** A column of texts, aligned by the decimal point if all that is there is numbers. */
  public static TextColumn of(String header, List<String> texts) {
    List<String> printable = texts.stream().map(Printable::of).toList();
    boolean isNumeric =
        printable.stream().allMatch(text -> text.equals(NOTHING) || isPlainNumber(text));
    return isNumeric ? numeric(header, printable) : left(header, printable);
  }

  /** As above, with a cell for each row. */
  public static <T> TextColumn of(String header, List<T> rows, Function<T, String> cell) {
    return of(header, rows.stream().map(cell).toList());
  }

  public static TextColumn numeric(String header, List<String> texts) {
    return new TextColumn(header, Alignment.byPoint(texts), true);
  }

  private static TextColumn left(String header, List<String> texts) {
    int width = Alignment.width(texts);
    return new TextColumn(
        header, texts.stream().map(text -> Alignment.left(text, width)).toList(), false);
  }

  private static boolean isPlainNumber(String text) {
    return text.matches("-?\\d+(\\.\\d+)?(e-?\\d+)?");
  }

  /** The header and the cells, all of one width. */
  public List<String> lines() {
    int width = Math.max(Alignment.width(header), Alignment.width(cells));
    return Stream.concat(Stream.of(header), cells.stream())
        .map(text -> isNumeric ? Alignment.right(text, width) : Alignment.left(text, width))
        .toList();
  }
}
