package io.onecycle.driver.stage.table.csv;

import io.onecycle.worker.trial.DataFormat.Csv;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * How the files of a table are cut into columns, as their first lines tell.
 *
 * @param csv what is told of them
 * @param delimiter what stands between values
 * @param hasSeparatorLine whether a line before all others names the delimiter
 * @param header the names that the first line gives, as they stand there; none without a header
 * @param names of the columns; of one without a name {@code _c} and its place from 0
 * @param unnamed places of columns without a name
 */
public record CsvForm(
    Csv csv,
    Delimiter delimiter,
    boolean hasSeparatorLine,
    List<String> header,
    List<String> names,
    List<Integer> unnamed)
    implements Serializable {

  private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");

  public CsvForm {
    // Kept in what is serializable.
    header = new ArrayList<>(header);
    names = new ArrayList<>(names);
    unnamed = new ArrayList<>(unnamed);
  }

  /**
   * That of a table whose first file this is.
   *
   * @throws IOException saying why it cannot be told
   */
  public static CsvForm of(String file, Csv csv, Configuration hadoop) throws IOException {
    CsvHead head = CsvHead.of(file, csv, hadoop);
    String told = csv.delimiter().isEmpty() ? head.separator().orElse("") : csv.delimiter();
    Delimiter delimiter = told.isEmpty() ? detected(head, csv) : Delimiter.of(told);
    List<List<String>> records = head.records(delimiter);
    if (records.isEmpty()) {
      throw new IOException("its first line cannot be cut into values");
    }
    List<String> first = records.get(0);
    List<String> header = csv.header() ? first : List.of();
    List<String> columns =
        csv.header()
            ? columns(first, records.subList(1, records.size()))
            : IntStream.range(0, first.size()).mapToObj(i -> "_c" + i).toList();
    List<Integer> unnamed =
        IntStream.range(0, columns.size()).filter(i -> columns.get(i).isBlank()).boxed().toList();
    List<String> names =
        IntStream.range(0, columns.size())
            .mapToObj(i -> columns.get(i).isBlank() ? "_c" + i : columns.get(i))
            .toList();
    return new CsvForm(csv, delimiter, head.separator().isPresent(), header, names, unnamed);
  }

  /**
   * Makes sure that another file's first line is the same.
   *
   * @throws IOException if it is not
   */
  public void requireHeaderOf(String file, Configuration hadoop) throws IOException {
    CsvHead head = CsvHead.of(file, csv, hadoop);
    List<List<String>> records = head.records(delimiter);
    List<String> other = records.isEmpty() ? List.of() : records.get(0);
    if (csv.header() && !other.equals(header)) {
      throw new IOException("header %s, expected %s as in the first file".formatted(other, header));
    }
    if (head.separator().isPresent() != hasSeparatorLine) {
      throw new IOException("a line sep= in some files, expected one in each or in none");
    }
  }

  /**
   * The columns' names, where rows have one value more or less than the header: R leaves out the
   * name of the rows' names; others end each row, or the header alone, with a delimiter.
   */
  private static List<String> columns(List<String> header, List<List<String>> rows) {
    int width = header.size();
    if (!rows.isEmpty() && rows.stream().allMatch(row -> row.size() == width + 1)) {
      boolean ends = rows.stream().allMatch(row -> row.get(width).isEmpty());
      return Stream.of(ends ? header : List.of(""), ends ? List.of("") : header)
          .flatMap(List::stream)
          .toList();
    }
    boolean isLonger =
        header.get(width - 1).isEmpty()
            && !rows.isEmpty()
            && rows.stream().allMatch(row -> row.size() == width - 1);
    return isLonger ? header.subList(0, width - 1) : header;
  }

  /** The one by which all first lines have the same number of values, and more than one. */
  private static Delimiter detected(CsvHead head, Csv csv) throws IOException {
    List<Delimiter> possible =
        DELIMITERS.stream()
            .filter(text -> !text.equals(csv.decimal()) && !text.equals(csv.thousands()))
            .map(Delimiter::of)
            .toList();
    List<Delimiter> even = possible.stream().filter(one -> isEven(head.records(one))).toList();
    if (even.size() > 1) {
      throw new IOException(
          "%s may stand between its values, expected to be told which: delimiter: \"%s\""
              .formatted(
                  even.stream().map(Delimiter::key).collect(Collectors.joining(" or ")),
                  even.get(0).key()));
    }
    Delimiter runs = Delimiter.of(Csv.SPACES);
    return Stream.of(
            even.stream(), possible.stream().filter(one -> firstWidth(head.records(one)) > 1))
        .flatMap(one -> one)
        .findFirst()
        .orElseGet(() -> isEven(head.records(runs)) ? runs : possible.get(0));
  }

  private static int firstWidth(List<List<String>> records) {
    return records.isEmpty() ? 0 : records.get(0).size();
  }

  private static boolean isEven(List<List<String>> records) {
    int width = firstWidth(records);
    return width > 1
        && records.size() > 1
        && columns(records.get(0), records.subList(1, records.size())).size()
            == records.get(1).size()
        && records.stream().skip(1).allMatch(row -> row.size() == records.get(1).size());
  }
}
