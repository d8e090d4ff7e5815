package io.onecycle.driver.report;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.RangeComparison;
import io.onecycle.driver.analyse.RangeGroup;
import io.onecycle.driver.analyse.RankAgreement;
import io.onecycle.driver.analyse.ReachedSetting.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What range tests say of weight decays, as text. */
public final class RangeComparisonReport {

  private static final double SIGNIFICANT = 0.05;

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
              + Paragraph.lines(sentences(comparison));
      case MARKDOWN ->
          TextTable.markdown(columns(comparison.groups()))
              + "\n"
              + sentences(comparison).stream()
                  .map(sentence -> "- " + TextTable.escaped(Printable.of(sentence)) + "\n")
                  .collect(Collectors.joining());
      case CSV, JSON ->
          throw new IllegalArgumentException(
              "Invalid --format: %s with --range-tests, expected table or markdown"
                  .formatted(format));
    };
  }

  static List<String> sentences(RangeComparison comparison) {
    List<String> sentences = new ArrayList<>();
    List<RangeGroup> groups = comparison.groups();
    if (groups.size() < 2) {
      sentences.add("Range tests of fewer than two weight decays: nothing to compare.");
      return sentences;
    }
    String least = Digits.perGroup(groups.get(0).weightDecay());
    for (RangeGroup group : groups.subList(1, groups.size())) {
      String decay = "Weight decay " + Digits.perGroup(group.weightDecay());
      String times = group.ratio().map(RangeComparisonReport::times).orElse("an unknown number of");
      if (group.pValue().isEmpty()) {
        sentences.add(
            "%s reached %s times the learning rate of %s: not tested, for want of seeds or spread."
                .formatted(decay, times, least));
      } else if (group.pValue().get() >= SIGNIFICANT) {
        sentences.add(
            "%s cannot be told apart from %s: %s times its learning rate (Holm-adjusted p %s)."
                .formatted(decay, least, times, Digits.pValue(group.pValue().get())));
      } else {
        sentences.add(
            "%s tolerates a %s learning rate than %s: %s times (Holm-adjusted p %s)."
                .formatted(
                    decay,
                    group.ratio().orElseThrow().mean() < 1 ? "lower" : "higher",
                    least,
                    times,
                    Digits.pValue(group.pValue().get())));
      }
    }
    comparison
        .prediction()
        .map(found -> prediction(found, comparison.objective().metric()))
        .ifPresent(sentences::add);
    return sentences;
  }

  private static String prediction(RankAgreement found, String metric) {
    String verdict =
        found.pValue() >= SIGNIFICANT
            ? "Whether one predicts the other cannot be told from so few."
            : found.tau() > 0 ? "They agree." : "They are opposed.";
    return """
        The tests' ranking of %d weight decays by lowest loss and the ranking by final %s: \
        Kendall's tau %s (p = %s), %s. %s"""
        .formatted(
            found.things(),
            metric,
            Digits.fixed(found.tau(), 2),
            Digits.pValue(found.pValue()),
            found.sameFirst() ? "the same one first" : "different ones first",
            verdict);
  }

  private static List<Column> columns(List<RangeGroup> groups) {
    return List.of(
        column("weight_decay", groups, group -> Digits.perGroup(group.weightDecay())),
        column("tests", groups, group -> Integer.toString(group.tests())),
        column("diverged", groups, group -> Integer.toString(group.diverged())),
        column("highest lr", groups, group -> Digits.threeDigits(group.highestLr())),
        column(
            "times that of the least",
            groups,
            group -> group.ratio().map(RangeComparisonReport::times).orElse(Column.NOTHING)),
        column(
            "p (Holm)", groups, group -> group.pValue().map(Digits::pValue).orElse(Column.NOTHING)),
        column("lowest loss", groups, group -> Digits.threeDigits(group.minLoss())));
  }

  private static Column column(
      String header, List<RangeGroup> groups, Function<RangeGroup, String> cell) {
    return Column.of(header, groups.stream().map(cell).toList());
  }

  private static String times(Ratio ratio) {
    Optional<String> interval =
        ratio
            .low()
            .map(
                low ->
                    " (95 %% CI %s to %s)"
                        .formatted(
                            Digits.fixed(low, 2), Digits.fixed(ratio.high().orElseThrow(), 2)));
    return Digits.fixed(ratio.mean(), 2) + interval.orElse("");
  }
}
