package io.onecycle.driver.report.figure;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.Group;
import io.onecycle.driver.analyse.compare.Rival;
import io.onecycle.driver.analyse.compare.Verdict;
import io.onecycle.driver.analyse.importance.Contribution;
import io.onecycle.driver.analyse.words.ImportanceWords;
import io.onecycle.driver.report.plot.RankedSettings;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.worker.trial.Identity;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The verdict's differences and what moved the result. */
final class ShownAnswer {

  private final ReportData data;
  private final RankedSettings settings;

  /** A row of the verdict's figure. */
  private record Row(Group group, String relation, Optional<Rival> rival) {}

  ShownAnswer(ReportData data, RankedSettings settings) {
    this.data = data;
    this.settings = settings;
  }

  void write(JsonOut json) throws IOException {
    Comparison comparison = data.comparison();
    Verdict verdict = comparison.verdict();
    if (verdict.best().isPresent()) {
      json.object("verdict", it -> verdict(verdict, comparison, it));
    }
    json.object("importance", this::importance);
  }

  private void verdict(Verdict verdict, Comparison comparison, JsonOut json) throws IOException {
    OptionalDouble margin =
        comparison.spending().map(spent -> spent.rule().margin()).orElse(OptionalDouble.empty());
    if (margin.isPresent()) {
      json.score("margin", Optional.of(margin.getAsDouble()));
    }
    List<Row> rows =
        new java.util.ArrayList<>(
            List.of(new Row(verdict.best().orElseThrow(), "best", Optional.empty())));
    verdict
        .others()
        .forEach(
            rival ->
                rows.add(
                    new Row(rival.group(), Identity.lower(rival.relation()), Optional.of(rival))));
    json.objects(
        "rows",
        rows,
        row -> {
          json.text("label", label(row.group()));
          json.text("relation", row.relation());
          json.count("n", row.group().row().n());
          json.score("difference", row.rival().map(Rival::difference).orElse(Optional.of(0.0)));
          json.score("low", row.rival().flatMap(Rival::ci95).map(ci -> ci.low()));
          json.score("high", row.rival().flatMap(Rival::ci95).map(ci -> ci.high()));
          json.score("p", row.rival().flatMap(Rival::pValue));
        });
  }

  private String label(Group group) {
    return data.comparison().by() == TrialAxis.SETTING
        ? settings.label(group)
        : data.comparison().by().key() + " " + group.row().value();
  }

  private void importance(JsonOut json) throws IOException {
    Optional<String> summary = ImportanceWords.summary(data.importance());
    json.text("text", summary.orElse(""));
    json.objects(
        "sources",
        summary.isPresent() ? data.importance().contributions() : List.<Contribution>of(),
        source -> {
          json.text("term", source.term());
          json.score("share", Optional.of(source.share()));
          json.score("low", source.ci95Low());
          json.score("high", source.ci95High());
          json.flag("isChance", source.isChance());
          json.flag("isSignificant", source.isSignificant());
        });
  }
}
