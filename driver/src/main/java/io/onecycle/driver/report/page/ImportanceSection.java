package io.onecycle.driver.report.page;

import static io.onecycle.driver.report.text.Markup.text;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.importance.Contribution;
import io.onecycle.driver.analyse.importance.Importance;
import io.onecycle.driver.analyse.words.ImportanceWords;
import io.onecycle.driver.report.ImportanceReport;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which axis moved the result: sentences, and the table they were read from. */
final class ImportanceSection {

  private ImportanceSection() {}

  static String sentences(Importance importance) {
    return ImportanceWords.sentences(importance).stream()
        .map(sentence -> "<p>" + text(sentence) + "</p>\n")
        .collect(Collectors.joining());
  }

  static String table(Importance importance) {
    return new HtmlTable<>("Sources of the variance between trials", importance.contributions())
        .column("source", row -> Cell.text(row.term()))
        .column(
            "share",
            "of the variance between trials",
            row -> cell(row.share(), ImportanceReport.percent(row.share()) + " %"))
        .columnIfAny(
            row -> row.ci95Low().isPresent(),
            "95 % CI",
            row -> cell(row.ci95Low().orElse(0.0), ImportanceReport.interval(row)))
        .column("df", "degrees of freedom", row -> Cell.count(row.df()))
        .columnIfAny(
            row -> row.pValue().isPresent(),
            "p (Holm)",
            (Contribution row) -> Cell.number(row.pValue(), Digits::pValue))
        .html();
  }

  private static Cell cell(double key, String text) {
    return new Cell(text, Optional.of(key), "");
  }
}
