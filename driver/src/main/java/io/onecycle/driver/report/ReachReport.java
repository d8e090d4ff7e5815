package io.onecycle.driver.report;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.reach.Reach;
import io.onecycle.driver.analyse.reach.ReachedSetting;
import io.onecycle.driver.analyse.words.ReachWords;
import io.onecycle.driver.analyse.words.Words;
import io.onecycle.driver.report.text.Csv;
import io.onecycle.driver.report.text.Paragraph;
import io.onecycle.driver.report.text.TextColumn;
import io.onecycle.driver.report.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Iterations to a value of the objective as text. */
public final class ReachReport {

  private ReachReport() {}

  /**
   * A table and what it says; it ends with a line break.
   *
   * @param format TABLE, CSV or MARKDOWN
   * @throws IllegalArgumentException for other formats
   */
  public static String render(Reach reach, Format format) {
    return switch (format) {
      case TABLE ->
          TextTable.console(columns(reach)) + "\n" + Paragraph.lines(ReachWords.sentences(reach));
      case MARKDOWN ->
          TextTable.markdown(columns(reach)) + "\n" + Paragraph.items(ReachWords.sentences(reach));
      case CSV -> csv(reach);
      case JSON ->
          throw new IllegalArgumentException(
              "Invalid --format: json with --reach, expected table, csv or markdown");
    };
  }

  private static List<TextColumn> columns(Reach reach) {
    List<ReachedSetting> rows = reach.settings();
    List<TextColumn> columns = new ArrayList<>();
    columns.add(TextColumn.of("sweep", rows, ReachedSetting::sweep));
    if (rows.stream().anyMatch(row -> !row.label().isEmpty())) {
      columns.add(TextColumn.of("setting", rows, ReachedSetting::label));
    }
    columns.add(TextColumn.of("epochs", rows, row -> Integer.toString(row.epochs())));
    columns.add(TextColumn.of("iterations", rows, row -> Integer.toString(row.iterations())));
    columns.add(TextColumn.of("final " + reach.objective().metric(), rows, ReachReport::last));
    columns.add(
        TextColumn.of(
            "reached by",
            rows,
            row ->
                "%d of %d%s"
                    .formatted(
                        row.reached().size(),
                        row.seeds(),
                        row.unknown() > 0 ? ", %d unknown".formatted(row.unknown()) : "")));
    columns.add(
        TextColumn.of(
            "iterations to " + Digits.shortest(reach.value()), rows, ReachReport::typical));
    columns.add(
        TextColumn.of(
            "times the fewest",
            rows,
            row -> row.ratio().map(Words::ratio).orElse(TextColumn.NOTHING)));
    return columns;
  }

  private static String csv(Reach reach) {
    StringBuilder csv =
        new StringBuilder(
            Csv.line(
                List.of(
                    "sweep",
                    "setting",
                    reach.objective().metric(),
                    "seed",
                    "iterations_to_reach")));
    for (ReachedSetting row : reach.settings()) {
      row.reached()
          .forEach(
              (seed, iterations) ->
                  csv.append(
                      Csv.line(
                          List.of(
                              row.sweep(),
                              row.label(),
                              Digits.shortest(reach.value()),
                              seed.toString(),
                              iterations.toString()))));
    }
    return csv.toString();
  }

  private static String last(ReachedSetting row) {
    int places = row.last().halfWidth().map(Digits::places).orElse(Digits.UNCERTAIN_PLACES);
    Optional<String> half = row.last().halfWidth().map(h -> " ± " + Digits.fixed(h, places));
    return row.last()
        .mean()
        .map(mean -> Digits.fixed(mean, places) + half.orElse(""))
        .orElse(TextColumn.NOTHING);
  }

  private static String typical(ReachedSetting row) {
    return row.typical().isPresent()
        ? Digits.fixed(row.typical().getAsDouble(), 0)
        : TextColumn.NOTHING;
  }
}
