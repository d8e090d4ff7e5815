package io.onecycle.driver.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.importance.Contribution;
import io.onecycle.driver.analyse.importance.Importance;
import io.onecycle.driver.analyse.words.ImportanceWords;
import io.onecycle.driver.report.text.Csv;
import io.onecycle.driver.report.text.Paragraph;
import io.onecycle.driver.report.text.Printable;
import io.onecycle.driver.report.text.TextColumn;
import io.onecycle.driver.report.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which axis moved the result, as text. */
public final class ImportanceReport {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final List<String> HEADER =
      List.of("source", "kind", "df", "share", "ci95_low", "ci95_high", "p_value");

  private ImportanceReport() {}

  /** The whole answer; it ends with a line break. */
  public static String render(Importance importance, Format format) {
    return switch (format) {
      case TABLE -> table(importance);
      case MARKDOWN -> markdown(importance);
      case CSV -> csv(importance);
      case JSON -> json(importance);
    };
  }

  /** One sentence on lines of its own; empty unless several axes were swept. */
  public static String summary(Importance importance) {
    return Paragraph.lines(ImportanceWords.summary(importance).stream().toList());
  }

  private static String table(Importance importance) {
    String sentences = Paragraph.lines(ImportanceWords.sentences(importance));
    return importance.contributions().isEmpty()
        ? sentences
        : TextTable.console(columns(importance.contributions())) + "\n" + sentences;
  }

  private static String markdown(Importance importance) {
    String sentences = Paragraph.items(ImportanceWords.sentences(importance));
    return importance.contributions().isEmpty()
        ? sentences
        : TextTable.markdown(columns(importance.contributions())) + "\n" + sentences;
  }

  private static List<TextColumn> columns(List<Contribution> rows) {
    List<TextColumn> columns = new ArrayList<>();
    columns.add(TextColumn.of("source", rows.stream().map(Contribution::term).toList()));
    columns.add(numbers("share", rows, row -> percent(row.share()) + " %"));
    if (rows.stream().anyMatch(row -> row.ci95Low().isPresent())) {
      columns.add(numbers("95 % CI", rows, ImportanceReport::interval));
    }
    columns.add(TextColumn.of("df", rows.stream().map(row -> "" + row.df()).toList()));
    columns.add(
        numbers(
            "p (Holm)", rows, row -> row.pValue().map(Digits::pValue).orElse(TextColumn.NOTHING)));
    return columns;
  }

  private static TextColumn numbers(
      String header, List<Contribution> rows, Function<Contribution, String> cell) {
    return TextColumn.numeric(header, rows.stream().map(cell).toList());
  }

  /** {@code 12.3 to 45.6 %}, or nothing. */
  public static String interval(Contribution row) {
    return row.ci95Low()
        .map(low -> percent(low) + " to " + percent(row.ci95High().orElseThrow()) + " %")
        .orElse(TextColumn.NOTHING);
  }

  /** {@code 12.3}. */
  public static String percent(double share) {
    return Digits.fixed(100 * share, 1);
  }

  private static String csv(Importance importance) {
    return importance.contributions().stream()
        .map(ImportanceReport::values)
        .map(
            row ->
                Csv.line(
                    row.values().stream()
                        .map(v -> v instanceof Double number ? Digits.shortest(number) : "" + v)
                        .map(text -> text.equals("null") ? "" : Printable.of(text))
                        .toList()))
        .collect(Collectors.joining("", Csv.line(HEADER), ""));
  }

  private static Map<String, Object> values(Contribution row) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("source", row.term());
    values.put("kind", row.kind().name().toLowerCase(Locale.ROOT));
    values.put("df", row.df());
    values.put("share", row.share());
    values.put("ci95_low", row.ci95Low().orElse(null));
    values.put("ci95_high", row.ci95High().orElse(null));
    values.put("p_value", row.pValue().orElse(null));
    return values;
  }

  private static String json(Importance importance) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(
        "importance", importance.contributions().stream().map(ImportanceReport::values).toList());
    answer.put("verdict", ImportanceWords.sentences(importance));
    try {
      return Printable.json(JSON.writeValueAsString(answer)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write maps of numbers and texts as JSON", e);
    }
  }
}
