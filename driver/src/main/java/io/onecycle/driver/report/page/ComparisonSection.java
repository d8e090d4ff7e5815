package io.onecycle.driver.report.page;

import static io.onecycle.driver.report.text.Markup.text;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.Group;
import io.onecycle.driver.analyse.words.VerdictWords;
import io.onecycle.driver.analyse.words.Words;
import io.onecycle.driver.report.plot.RangeTestGroup;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.report.plot.Summaries;
import io.onecycle.driver.table.ComparisonRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The answer: the verdict in sentences, and the comparison it was read from. */
final class ComparisonSection {

  private ComparisonSection() {}

  /** The first sentence large, the others below it. */
  static String verdict(ReportData data) {
    List<String> sentences =
        data.trials().isEmpty() && !data.lrFind().isEmpty()
            ? List.of(
                "Range tests alone: how high the learning rate may go.",
                Summaries.rangeTests(RangeTestGroup.of(data)))
            : VerdictWords.sentences(data.comparison());
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < sentences.size(); i++) {
      html.append(i == 0 ? "<p class=\"lead\">" : "<p>")
          .append(text(sentences.get(i)))
          .append("</p>\n");
    }
    return html.toString();
  }

  static String table(Comparison comparison) {
    if (comparison.groups().isEmpty()) {
      return "";
    }
    HtmlTable<Group> table =
        new HtmlTable<>(
            "Comparison by " + comparison.by().key() + ", paired by seed", comparison.groups());
    table.column(comparison.by().key(), group -> Cell.text(group.row().value()));
    for (TrialAxis axis : comparison.coverage().varied()) {
      if (axis != comparison.by()) {
        table.column(axis.key(), group -> Cell.text(group.values().get(axis)));
      }
    }
    table
        .column("n", "completed seeds", group -> Cell.count(group.row().n()))
        .column(comparison.objective().metric(), "mean over seeds", g -> mean(g.row()))
        .columnIfAny(has(ComparisonRow::sd)::isIn, "sd", g -> sd(g.row()))
        .columnIfAny(
            g -> !comparison.hasOneLeft() && g.row().pBest().isPresent(),
            "P(best)",
            g -> Cell.number(g.row().pBest().filter(p -> p > 0), Words::percent))
        .columnIfAny(
            g -> g.row().lossBound().filter(v -> !comparison.hasOneLeft() || v > 0).isPresent(),
            "may lose",
            g -> Cell.number(g.row().lossBound(), v -> Digits.fixed(v, Digits.places(v))))
        .columnIfAny(
            has(ComparisonRow::diffToBest)::isIn, "vs best", g -> difference(comparison, g))
        .columnIfAny(
            has(ComparisonRow::diffCi95Low)::isIn,
            "its 95 % CI",
            g -> interval(g.row().diffCi95Low(), g.row().diffCi95High(), true))
        .columnIfAny(
            has(ComparisonRow::pValue)::isIn,
            VerdictWords.pLabel(comparison),
            g -> Cell.number(g.row().pValue(), Digits::pValue))
        .column("diverged", group -> Cell.count(group.row().diverged()))
        .columnIfAny(
            group -> group.row().atChance().orElse(0) > 0,
            "at chance",
            group -> Cell.count(group.row().atChance().orElse(0)))
        .column("failed", group -> Cell.count(group.row().failed()))
        .columnIfAny(
            has(ComparisonRow::maxLrReached)::isIn,
            "max_lr reached",
            g -> Cell.rounded(g.row().maxLrReached()));
    return table.html();
  }

  private record Has(Function<ComparisonRow, Optional<Double>> column) {
    boolean isIn(Group group) {
      return column.apply(group.row()).isPresent();
    }
  }

  private static Has has(Function<ComparisonRow, Optional<Double>> column) {
    return new Has(column);
  }

  private static Cell sd(ComparisonRow row) {
    return Cell.number(row.sd(), sd -> Digits.fixed(sd, places(row)));
  }

  private static Cell mean(ComparisonRow row) {
    return Cell.fixed(row.mean(), places(row));
  }

  /** Two digits of twice the mean's standard error. */
  private static int places(ComparisonRow row) {
    return row.sd()
        .map(sd -> Digits.places(2 * sd / Math.sqrt(row.n() + row.diverged())))
        .orElse(Digits.UNCERTAIN_PLACES);
  }

  private static Cell difference(Comparison comparison, Group group) {
    if (comparison.best().filter(group::equals).isPresent()) {
      return new Cell("best", Optional.of(0.0), "");
    }
    ComparisonRow row = group.row();
    int places = places(row.diffCi95Low(), row.diffCi95High());
    return Cell.number(row.diffToBest(), v -> Digits.signed(v, places));
  }

  private static Cell interval(Optional<Double> low, Optional<Double> high, boolean isSigned) {
    int places = places(low, high);
    Function<Double, String> format =
        isSigned ? v -> Digits.signed(v, places) : v -> Digits.fixed(v, places);
    return Cell.number(low, v -> format.apply(v) + " to " + format.apply(high.orElseThrow()));
  }

  private static int places(Optional<Double> low, Optional<Double> high) {
    return low.isPresent() && high.isPresent()
        ? Digits.places((high.get() - low.get()) / 2)
        : Digits.UNCERTAIN_PLACES;
  }
}
