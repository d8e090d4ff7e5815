package io.onecycle.driver.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.words.VerdictWords;
import io.onecycle.driver.report.text.Csv;
import io.onecycle.driver.report.text.Paragraph;
import io.onecycle.driver.report.text.Printable;
import io.onecycle.driver.report.text.TextTable;
import io.onecycle.driver.table.ComparisonRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A comparison as text: for people a table and the verdict, for programs every column. */
public final class ComparisonReport {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ComparisonReport() {}

  /** The whole answer; it ends with a line break. */
  public static String render(Comparison comparison, Format format) {
    return switch (format) {
      case TABLE -> table(comparison);
      case CSV -> csv(comparison.rows());
      case MARKDOWN -> markdown(comparison);
      case JSON -> json(comparison);
    };
  }

  private static String table(Comparison comparison) {
    String verdict = Paragraph.lines(VerdictWords.sentences(comparison));
    return comparison.groups().isEmpty()
        ? verdict
        : TextTable.console(new ComparisonColumns(comparison).columns()) + "\n" + verdict;
  }

  private static String markdown(Comparison comparison) {
    String verdict = Paragraph.items(VerdictWords.sentences(comparison));
    return comparison.groups().isEmpty()
        ? verdict
        : TextTable.markdown(new ComparisonColumns(comparison).columns()) + "\n" + verdict;
  }

  private static String csv(List<ComparisonRow> rows) {
    StringBuilder csv = new StringBuilder(Csv.line(ComparisonData.columns()));
    for (ComparisonRow row : rows) {
      csv.append(
          Csv.line(
              ComparisonData.values(row).values().stream().map(ComparisonReport::text).toList()));
    }
    return csv.toString();
  }

  private static String text(Optional<Object> value) {
    return value
        .map(v -> v instanceof Double number ? Digits.shortest(number) : Printable.of(v.toString()))
        .orElse("");
  }

  private static String json(Comparison comparison) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("by", comparison.by().key());
    answer.put("comparison", comparison.rows().stream().map(ComparisonReport::object).toList());
    answer.put("verdict", VerdictWords.sentences(comparison));
    try {
      return Printable.json(JSON.writeValueAsString(answer)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write maps of numbers and texts as JSON", e);
    }
  }

  private static Map<String, Object> object(ComparisonRow row) {
    Map<String, Object> object = new LinkedHashMap<>();
    ComparisonData.values(row).forEach((name, value) -> object.put(name, value.orElse(null)));
    return object;
  }
}
