package io.onecycle.driver.report.page;

import static io.onecycle.driver.report.text.Markup.text;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.compare.Group;
import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.driver.report.plot.ClassMeans;
import io.onecycle.driver.report.plot.ClassMeans.Leaning;
import io.onecycle.driver.report.plot.ReportData;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Each class by itself, at the setting to choose; nothing where nothing is known of classes. */
final class ClassSection {

  private static final int ROWS = 100;
  private static final int PLACES = 3;

  private static final Comparator<ClassMeans> BY_RECALL =
      Comparator.comparing(row -> row.recall().mean().orElse(Double.POSITIVE_INFINITY));

  private ClassSection() {}

  /** Whose classes these are, and of which recall is lowest. */
  static String words(ReportData data) {
    List<ClassMeans> rows = ClassMeans.of(data);
    if (rows.isEmpty()) {
      return "";
    }
    Group best = data.comparison().verdict().best().orElseThrow();
    String label = data.settings().label(best);
    int seeds = rows.stream().mapToInt(row -> row.examples().n()).max().orElse(0);
    String whose =
        "On the validation set after the last iteration%s, %s."
            .formatted(
                label.isBlank() ? "" : ", at " + label,
                seeds == 1
                    ? "one seed"
                    : "means of %d seeds ± their standard deviation".formatted(seeds));
    return rows.stream()
        .filter(row -> row.recall().mean().isPresent())
        .min(BY_RECALL)
        .filter(least -> rows.size() > 1)
        .map(
            least ->
                whose
                    + " Recall is lowest of %s: %s."
                        .formatted(least.name(), score(least.recall()).text()))
        .or(() -> Optional.of(whose))
        .map(words -> "<p>" + text(words) + "</p>\n")
        .orElseThrow();
  }

  static String table(ReportData data) {
    List<ClassMeans> all = ClassMeans.of(data);
    if (all.isEmpty()) {
      return "";
    }
    boolean isCut = all.size() > ROWS;
    List<ClassMeans> rows = isCut ? all.stream().sorted(BY_RECALL).limit(ROWS).toList() : all;
    String caption =
        isCut
            ? "Classes: the %d of lowest recall of %d, the Parquet table has all"
                .formatted(ROWS, all.size())
            : "Classes (%d)".formatted(all.size());
    return new HtmlTable<>(caption, rows)
        .column("class", row -> Cell.text(row.name()))
        .column("examples", "of the validation set", row -> examples(row.examples()))
        .column(
            "recall", "the share of its examples that are taken for it", row -> score(row.recall()))
        .column(
            "precision",
            "the share of those taken for it that are of it",
            row -> score(row.precision()))
        .columnIfAny(row -> row.auc().mean().isPresent(), "AUC", row -> score(row.auc()))
        .columnIfAny(
            row -> row.leaning() != Leaning.NONE, "confused", row -> confused(row.leaning()))
        .html();
  }

  private static Cell score(Estimate score) {
    return score
        .mean()
        .map(
            mean ->
                new Cell(
                    Digits.fixed(mean, PLACES)
                        + score.sd().map(sd -> " ± " + Digits.fixed(sd, PLACES)).orElse(""),
                    Optional.of(mean),
                    ""))
        .orElse(Cell.fixed(Optional.empty(), PLACES));
  }

  /** Where seeds hold out other examples, about so many. */
  private static Cell examples(Estimate examples) {
    boolean isSame = examples.sd().orElse(0.0) == 0;
    return Cell.number(examples.mean(), mean -> (isSame ? "" : "about ") + Math.round(mean));
  }

  private static Cell confused(Leaning leaning) {
    return switch (leaning) {
      case MISSED -> Cell.text("often taken for another");
      case CLAIMED -> Cell.text("others are often taken for it");
      case NONE -> Cell.text("–");
    };
  }
}
