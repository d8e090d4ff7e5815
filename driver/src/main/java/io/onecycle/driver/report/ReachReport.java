package io.onecycle.driver.report;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.analyse.reach.Reach;
import io.onecycle.driver.analyse.reach.ReachedSetting;
import io.onecycle.driver.report.text.Csv;
import io.onecycle.driver.report.text.Paragraph;
import io.onecycle.driver.report.text.Printable;
import io.onecycle.driver.report.text.TextColumn;
import io.onecycle.driver.report.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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
      case TABLE -> TextTable.console(columns(reach)) + "\n" + Paragraph.lines(sentences(reach));
      case MARKDOWN ->
          TextTable.markdown(columns(reach))
              + "\n"
              + sentences(reach).stream()
                  .map(sentence -> "- " + TextTable.escaped(Printable.of(sentence)) + "\n")
                  .collect(Collectors.joining());
      case CSV -> csv(reach);
      case JSON ->
          throw new IllegalArgumentException(
              "Invalid --format: json with --reach, expected table, csv or markdown");
    };
  }

  /** What can be said of it, in plain words. */
  static List<String> sentences(Reach reach) {
    List<String> sentences = new ArrayList<>();
    List<ReachedSetting> all =
        reach.settings().stream().filter(ReachedSetting::isReachedByAll).toList();
    String value = Objectives.value(reach.objective(), Digits.shortest(reach.value()));
    String reached = value.startsWith("an ") ? "A" + value.substring(1) : value;
    if (all.isEmpty()) {
      sentences.add(reached + " was not reached by every seed of any setting.");
    } else {
      sentences.add(
          "%s took the fewest iterations with %s: %s (median of %d)."
              .formatted(reached, name(reach, all.get(0)), median(all.get(0)), all.get(0).seeds()));
    }
    for (ReachedSetting setting : all) {
      setting
          .ratio()
          .ifPresent(
              ratio ->
                  sentences.add(
                      "%s took %s times as many%s."
                          .formatted(name(reach, setting), times(ratio.mean()), interval(ratio))));
    }
    reach.settings().stream()
        .filter(setting -> !setting.isReachedByAll())
        .forEach(
            setting ->
                sentences.add(
                    "%s got there with %d of %d seeds in %,d iterations."
                        .formatted(
                            name(reach, setting),
                            setting.reached().size(),
                            setting.seeds(),
                            setting.iterations())));
    sentences.add(
        Objectives.title(reach.objective())
            + " was measured after each epoch: a count is exact to an epoch.");
    return sentences;
  }

  private static List<TextColumn> columns(Reach reach) {
    List<ReachedSetting> rows = reach.settings();
    List<TextColumn> columns = new ArrayList<>();
    columns.add(column("sweep", rows, ReachedSetting::sweep));
    if (rows.stream().anyMatch(row -> !row.label().isEmpty())) {
      columns.add(column("setting", rows, ReachedSetting::label));
    }
    columns.add(column("epochs", rows, row -> Integer.toString(row.epochs())));
    columns.add(column("iterations", rows, row -> Integer.toString(row.iterations())));
    columns.add(column("final " + reach.objective().metric(), rows, ReachReport::last));
    columns.add(column("reached by", rows, row -> row.reached().size() + " of " + row.seeds()));
    columns.add(
        column("iterations to " + Digits.shortest(reach.value()), rows, ReachReport::median));
    columns.add(
        column(
            "times the fewest",
            rows,
            row -> row.ratio().map(r -> times(r.mean()) + interval(r)).orElse(TextColumn.NOTHING)));
    return columns;
  }

  private static TextColumn column(
      String header, List<ReachedSetting> rows, Function<ReachedSetting, String> cell) {
    return TextColumn.of(header, rows.stream().map(cell).toList());
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

  private static String name(Reach reach, ReachedSetting setting) {
    boolean sweeps = reach.settings().stream().map(ReachedSetting::sweep).distinct().count() > 1;
    return sweeps && !setting.label().isEmpty()
        ? setting.sweep() + " (" + setting.label() + ")"
        : sweeps || setting.label().isEmpty() ? setting.sweep() : setting.label();
  }

  private static String last(ReachedSetting row) {
    int places = row.last().halfWidth().map(Digits::places).orElse(Digits.UNCERTAIN_PLACES);
    Optional<String> half = row.last().halfWidth().map(h -> " ± " + Digits.fixed(h, places));
    return row.last()
        .mean()
        .map(mean -> Digits.fixed(mean, places) + half.orElse(""))
        .orElse(TextColumn.NOTHING);
  }

  private static String median(ReachedSetting row) {
    return row.median().isPresent()
        ? Digits.shortest(row.median().getAsDouble())
        : TextColumn.NOTHING;
  }

  private static String times(double ratio) {
    return Digits.fixed(ratio, 2);
  }

  private static String interval(ReachedSetting.Ratio ratio) {
    return ratio.low().isEmpty()
        ? ""
        : " (95 %% CI %s to %s)"
            .formatted(times(ratio.low().get()), times(ratio.high().orElseThrow()));
  }
}
