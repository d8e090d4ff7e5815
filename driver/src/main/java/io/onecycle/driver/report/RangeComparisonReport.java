package io.onecycle.driver.report;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.ranges.RangeComparison;
import io.onecycle.driver.analyse.ranges.RangeGroup;
import io.onecycle.driver.analyse.ranges.RangeGroup.AgainstLeast;
import io.onecycle.driver.analyse.stats.Interval;
import io.onecycle.driver.analyse.stats.LogEstimate;
import io.onecycle.driver.analyse.words.RangeWords;
import io.onecycle.driver.report.text.Paragraph;
import io.onecycle.driver.report.text.TextColumn;
import io.onecycle.driver.report.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** What range tests say of weight decays, as text. */
public final class RangeComparisonReport {

  private RangeComparisonReport() {}

  /**
   * A table and what it says; it ends with a line break.
   *
   * @param format TABLE or MARKDOWN
   * @throws IllegalArgumentException for other formats
   */
  public static String render(RangeComparison comparison, Format format) {
    return switch (format) {
      case TABLE ->
          TextTable.console(columns(comparison))
              + "\n"
              + Paragraph.lines(RangeWords.sentences(comparison));
      case MARKDOWN ->
          TextTable.markdown(columns(comparison))
              + "\n"
              + Paragraph.items(RangeWords.sentences(comparison));
      case CSV, JSON ->
          throw new IllegalArgumentException(
              "Invalid --format: %s with --range-tests, expected table or markdown"
                  .formatted(format));
    };
  }

  private static List<TextColumn> columns(RangeComparison comparison) {
    List<RangeGroup> groups = comparison.groups();
    List<TextColumn> columns = new ArrayList<>();
    columns.add(
        TextColumn.of("weight_decay", groups, group -> Digits.perGroup(group.weightDecay())));
    columns.add(TextColumn.of("tests", groups, group -> Integer.toString(group.tests())));
    columns.add(TextColumn.of("diverged", groups, group -> Integer.toString(group.diverged())));
    columns.add(TextColumn.of("highest lr", groups, group -> RangeWords.rate(group.highest())));
    columns.add(
        TextColumn.of(
            "times that of the least",
            groups,
            group -> group.least().map(RangeWords::ratio).orElse(TextColumn.NOTHING)));
    columns.add(
        TextColumn.of(
            "p (Holm)",
            groups,
            group ->
                group
                    .least()
                    .flatMap(AgainstLeast::pValue)
                    .map(Digits::pValue)
                    .orElse(TextColumn.NOTHING)));
    columns.add(TextColumn.of("lowest loss", groups, group -> Digits.threeDigits(group.minLoss())));
    columns.addAll(suggested(comparison));
    return columns;
  }

  private static List<TextColumn> suggested(RangeComparison comparison) {
    List<RangeGroup> groups = comparison.groups();
    if (groups.stream().allMatch(group -> group.suggested().isEmpty())) {
      return List.of();
    }
    List<TextColumn> columns = new ArrayList<>();
    columns.add(
        suggested(
            RangeWords.name(comparison.rule()) + " suggests",
            groups,
            rates -> Digits.threeDigits(rates.median())));
    if (any(groups, rates -> rates.n() > 1)) {
      columns.add(
          suggested(
              "lowest to highest",
              groups,
              rates -> RangeWords.interval(new Interval(rates.lowest(), rates.highest()))));
    }
    if (any(groups, rates -> rates.ci95().isPresent())) {
      columns.add(
          suggested(
              "95 % CI",
              groups, rates -> rates.ci95().map(RangeWords::interval).orElse(TextColumn.NOTHING)));
      columns.add(
          suggested(
              "more tests for ±25 %",
              groups,
              rates -> rates.ci95().isPresent() ? RangeWords.more(rates) : TextColumn.NOTHING));
    }
    return columns;
  }

  private static boolean any(List<RangeGroup> groups, Predicate<LogEstimate> which) {
    return groups.stream().anyMatch(group -> group.suggested().filter(which).isPresent());
  }

  private static TextColumn suggested(
      String head, List<RangeGroup> groups, Function<LogEstimate, String> text) {
    return TextColumn.of(
        head, groups, group -> group.suggested().map(text).orElse(TextColumn.NOTHING));
  }
}
