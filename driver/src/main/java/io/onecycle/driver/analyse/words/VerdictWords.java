package io.onecycle.driver.analyse.words;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.Coverage;
import io.onecycle.driver.analyse.compare.Group;
import io.onecycle.driver.analyse.compare.Relation;
import io.onecycle.driver.analyse.compare.Tied;
import io.onecycle.driver.analyse.compare.ValidationSet;
import io.onecycle.driver.analyse.compare.Verdict;
import io.onecycle.driver.table.ComparisonRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A comparison in plain words, with what cannot be known from it. */
public final class VerdictWords {

  private final Comparison comparison;
  private final Verdict verdict;
  private final List<Group> groups;
  private final Coverage coverage;

  private VerdictWords(Comparison comparison) {
    this.comparison = comparison;
    this.verdict = comparison.verdict();
    this.groups = comparison.groups();
    this.coverage = comparison.coverage();
  }

  /** The answer, a sentence each. */
  public static List<String> sentences(Comparison comparison) {
    return new VerdictWords(comparison).sentences();
  }

  /** What the p-values of a comparison are called. */
  public static String pLabel(Comparison comparison) {
    return comparison.spending().map(SpendingWords::pLabel).orElse("p (all pairs)");
  }

  private List<String> sentences() {
    if (verdict.basis() == Verdict.Basis.NO_TRIALS) {
      return coverage.owed() == 0
          ? List.of("There are no trials to compare.")
          : List.of("There are no trials to compare.", owed() + ".");
    }
    List<String> sentences = new ArrayList<>();
    if (verdict.best().isPresent()) {
      Group best = verdict.best().get();
      sentences.addAll(new LeadWords(comparison, verdict, best).sentences());
      if (verdict.knowsChance()) {
        sentences.addAll(new Findings(comparison, verdict).sentences());
        expectation(best, sentences);
        resolution(sentences);
      }
    } else {
      sentences.add("No trial has completed: nothing can be compared.");
    }
    accidents("diverged", ComparisonRow::diverged, sentences);
    accidents("ended at chance", row -> row.atChance().orElse(0), sentences);
    accidents("failed", ComparisonRow::failed, sentences);
    elsewhere(sentences);
    coverage.tied().forEach(tied -> sentences.add(tied(tied)));
    comparison
        .design()
        .choice()
        .ifPresent(
            choice ->
                sentences.add(
                    "What is compared was chosen from %s by %s; only fresh seeds judge."
                        .formatted(
                            Words.count(choice.settings(), "setting"),
                            Words.count(choice.seeds(), "other seed"))));
    if (comparison.spending().isPresent()) {
      sentences.addAll(SpendingWords.sentences(comparison.spending().get(), coverage.owed() > 0));
    } else {
      unfinished(sentences);
    }
    coverage
        .mixed()
        .forEach(
            (key, values) ->
                sentences.add(
                    "These trials differ in %s too (%s): differences may come from that."
                        .formatted(key, String.join(", ", values))));
    sentences.addAll(KindWords.sentences(coverage.alike()));
    return sentences;
  }

  private String tied(Tied tied) {
    return "%s %s values of %s were tried with one %s each: differences may be its."
        .formatted(
            tied.values() == tied.of() ? "All" : tied.values() + " of",
            tied.of(),
            comparison.by().key(),
            tied.axis().key());
  }

  private void expectation(Group best, List<String> sentences) {
    ComparisonRow row = best.row();
    if (row.expectedMean().isEmpty() || !Double.isFinite(row.expectedMean().get())) {
      return;
    }
    double low = row.expectedLow().orElseThrow();
    double high = row.expectedHigh().orElseThrow();
    if (Objectives.isAccuracy(comparison.objective()) && (low < 0 || high > 1)) {
      sentences.add(
          "%s say too little of the accuracy to expect of new ones."
              .formatted(Words.count(row.n(), "seed")));
      return;
    }
    double half = (high - low) / 2;
    int places = Digits.places(half);
    sentences.add(
        "%s to expect of new seeds%s on %s: %s ± %s (95 %%)%s."
            .formatted(
                ObjectiveWords.title(comparison.objective()),
                comparison.rows().stream().anyMatch(VerdictWords::isHit) ? " that learn" : "",
                comparison.validation().isOfNewExamples(comparison.objective())
                    ? "new examples"
                    : "these validation examples",
                Digits.fixed(row.expectedMean().get(), places),
                Digits.fixed(half, places),
                mostOfExamples(best)));
  }

  private static boolean isHit(ComparisonRow row) {
    return row.diverged() + row.atChance().orElse(0) > 0;
  }

  private String mostOfExamples(Group best) {
    ValidationSet validation = comparison.validation();
    if (best.ofExamples() <= 0.5 || validation.examples().isEmpty()) {
      return "";
    }
    int each = validation.examples().getAsInt();
    return "; most of that comes from %s examples, not from the seeds"
        .formatted(best.folds() > 1 ? best.folds() + " × " + each : "validating on " + each);
  }

  private void resolution(List<String> sentences) {
    comparison
        .power()
        .filter(power -> verdict.basis() == Verdict.Basis.COMPARED)
        .filter(power -> verdict.those(Relation.SAME).size() < verdict.others().size())
        .ifPresent(
            power -> {
              double visible = verdict.visible().getAsDouble();
              int more = power.seedsFor(visible / 2, Verdict.OFTEN);
              sentences.add(
                  "With %s, a difference of %s would be found in about 80 %% of such sweeps; half of it takes about %d seeds."
                      .formatted(
                          Words.count(power.seeds(), "seed"),
                          Digits.fixed(visible, Digits.places(visible)),
                          more));
            });
  }

  private void accidents(
      String outcome, ToIntFunction<ComparisonRow> count, List<String> sentences) {
    List<Group> hit = groups.stream().filter(g -> count.applyAsInt(g.row()) > 0).toList();
    if (hit.size() == 1) {
      Group group = hit.get(0);
      sentences.add(
          "%d of %s %s at %s."
              .formatted(
                  count.applyAsInt(group.row()),
                  Words.count(group.ended(), "seed"),
                  outcome,
                  Labels.longOf(comparison, group)));
    } else if (!hit.isEmpty()) {
      String key = comparison.by() == TrialAxis.SETTING ? "" : comparison.by().key() + " ";
      sentences.add(
          "Seeds %s at %s%s."
              .formatted(
                  outcome,
                  key,
                  Words.list(
                      hit.stream()
                          .map(
                              group ->
                                  "%s (%d of %d)"
                                      .formatted(
                                          Labels.shortOf(comparison, group),
                                          count.applyAsInt(group.row()),
                                          group.ended()))
                          .toList())));
    }
  }

  private void elsewhere(List<String> sentences) {
    String found =
        Stream.of(
                other(coverage.otherDiverged(), "diverged"),
                other(coverage.otherFailed(), "failed"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" and "));
    if (!found.isEmpty()) {
      sentences.add("In settings not shown here, " + found + ".");
    }
  }

  private static Optional<String> other(int count, String outcome) {
    return count == 0 ? Optional.empty() : Optional.of(Words.count(count, "trial") + " " + outcome);
  }

  private String owed() {
    String some = Words.count(coverage.owed(), "trial");
    return "Not finished: %s%s %s still owed"
        .formatted(
            coverage.isOwedAtMost() ? "at most " : "", some, coverage.owed() == 1 ? "is" : "are");
  }

  private void unfinished(List<String> sentences) {
    long behind = groups.stream().filter(group -> group.ended() < coverage.seeds()).count();
    if (coverage.owed() > 0) {
      sentences.add(owed() + "; the order may change.");
    } else if (behind > 0) {
      sentences.add(
          "Not finished: %d of %d groups have run fewer than %s; the order may change."
              .formatted(behind, groups.size(), Words.count(coverage.seeds(), "seed")));
    }
  }
}
