package io.onecycle.driver.analyse.words;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.Coverage;
import io.onecycle.driver.analyse.compare.Group;
import io.onecycle.driver.analyse.compare.Rival;
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
    return comparison.spending().map(SpendingWords::pLabel).orElse("p (Holm)");
  }

  private List<String> sentences() {
    if (verdict.basis() == Verdict.Basis.NO_TRIALS) {
      return List.of("There are no trials to compare.");
    }
    List<String> sentences = new ArrayList<>();
    if (verdict.best().isPresent()) {
      lead(verdict.best().get(), sentences);
      uncertainty(sentences);
    } else {
      sentences.add("No trial has completed: nothing can be compared.");
    }
    accidents("diverged", ComparisonRow::diverged, sentences);
    accidents("failed", ComparisonRow::failed, sentences);
    elsewhere(sentences);
    if (comparison.spending().isPresent()) {
      sentences.addAll(SpendingWords.sentences(comparison.spending().get()));
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
    return sentences;
  }

  private void lead(Group best, List<String> sentences) {
    ComparisonRow row = best.row();
    String rest = Labels.rest(comparison, best);
    boolean isOnly = verdict.basis() == Verdict.Basis.ONLY_ONE;
    sentences.add(
        "%s%s %s %s (%s%s%s%s)."
            .formatted(
                Labels.longOf(comparison, best),
                isOnly ? ":" : " did best:",
                comparison.objective().metric(),
                Words.mean(row),
                ObjectiveWords.hint(comparison.objective()),
                row.ci95Low().isPresent() ? "95 % CI, " : "",
                Words.count(row.n(), "seed"),
                rest.isEmpty() ? "" : ", " + rest));
    if (isOnly) {
      sentences.add("It is the only " + comparison.by().key() + ": there is no other to compare.");
    }
  }

  private void uncertainty(List<String> sentences) {
    if (verdict.knowsChance()) {
      sentences.addAll(new Findings(comparison, verdict).sentences());
      resolution(sentences);
    } else {
      sentences.add("One seed: no uncertainty can be given; add seeds.");
    }
    if (coverage.settings() > 1) {
      sentences.add(
          "The best of %d settings looks better than it is: its mean is an optimistic estimate."
              .formatted(coverage.settings()));
    }
  }

  private void resolution(List<String> sentences) {
    verdict
        .smallestVisible()
        .ifPresent(
            smallest ->
                sentences.add(
                    "With %s, differences below about ±%s cannot be seen."
                        .formatted(
                            Words.seeds(
                                verdict.others().stream()
                                    .filter(rival -> rival.ci95().isPresent())
                                    .map(Rival::seeds)
                                    .toList()),
                            Digits.fixed(smallest, Digits.places(smallest)))));
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

  private void unfinished(List<String> sentences) {
    long behind = groups.stream().filter(group -> group.ended() < coverage.seeds()).count();
    if (behind > 0) {
      sentences.add(
          "Not finished: %d of %d groups have run fewer than %s; the order may change."
              .formatted(behind, groups.size(), Words.count(coverage.seeds(), "seed")));
    }
  }
}
