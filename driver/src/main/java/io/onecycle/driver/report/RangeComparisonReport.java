package io.onecycle.driver.report;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.ranges.RangeComparison;
import io.onecycle.driver.analyse.ranges.RangeGroup;
import io.onecycle.driver.analyse.words.RangeWords;
import io.onecycle.driver.analyse.words.Words;
import io.onecycle.driver.report.text.Paragraph;
import io.onecycle.driver.report.text.TextColumn;
import io.onecycle.driver.report.text.TextTable;
import java.util.List;

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
          TextTable.console(columns(comparison.groups()))
              + "\n"
              + Paragraph.lines(RangeWords.sentences(comparison));
      case MARKDOWN ->
          TextTable.markdown(columns(comparison.groups()))
              + "\n"
              + Paragraph.items(RangeWords.sentences(comparison));
      case CSV, JSON ->
          throw new IllegalArgumentException(
              "Invalid --format: %s with --range-tests, expected table or markdown"
                  .formatted(format));
    };
  }

  private static List<TextColumn> columns(List<RangeGroup> groups) {
    return List.of(
        TextColumn.of("weight_decay", groups, group -> Digits.perGroup(group.weightDecay())),
        TextColumn.of("tests", groups, group -> Integer.toString(group.tests())),
        TextColumn.of("diverged", groups, group -> Integer.toString(group.diverged())),
        TextColumn.of("highest lr", groups, group -> Digits.threeDigits(group.highestLr())),
        TextColumn.of(
            "times that of the least",
            groups,
            group -> group.ratio().map(Words::ratio).orElse(TextColumn.NOTHING)),
        TextColumn.of(
            "p (Holm)",
            groups,
            group -> group.pValue().map(Digits::pValue).orElse(TextColumn.NOTHING)),
        TextColumn.of("lowest loss", groups, group -> Digits.threeDigits(group.minLoss())));
  }
}
