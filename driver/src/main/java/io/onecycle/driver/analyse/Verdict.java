package io.onecycle.driver.analyse;

import io.onecycle.driver.table.ComparisonRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;

/** A comparison in plain words, with what cannot be known from it. */
final class Verdict {

  private final Comparison comparison;
  private final List<Group> groups;
  private final Coverage coverage;

  Verdict(Comparison comparison) {
    this.comparison = comparison;
    this.groups = comparison.groups();
    this.coverage = comparison.coverage();
  }

  List<String> sentences() {
    if (groups.isEmpty()) {
      return List.of("There are no trials to compare.");
    }
    List<String> sentences = new ArrayList<>();
    Optional<Group> best = comparison.best();
    if (best.isPresent()) {
      lead(best.get(), sentences);
      uncertainty(sentences);
    } else {
      sentences.add("No trial has completed: nothing can be compared.");
    }
    accidents("diverged", ComparisonRow::diverged, sentences);
    accidents("failed", ComparisonRow::failed, sentences);
    elsewhere(sentences);
    if (comparison.spending().isPresent()) {
      sentences.addAll(comparison.spending().get().sentences());
    } else {
      unfinished(sentences);
    }
    coverage
        .mixed()
        .forEach(
            (key, values) ->
                sentences.add(
                    "These trials differ in %s too (%s): differences may come from that."
                        .formatted(key, Words.joined(values))));
    return sentences;
  }

  private void lead(Group best, List<String> sentences) {
    ComparisonRow row = best.row();
    String rest = Labels.rest(comparison, best);
    sentences.add(
        "%s%s %s %s (%s%s%s%s)."
            .formatted(
                Labels.longOf(comparison, best),
                groups.size() == 1 ? ":" : " did best:",
                comparison.objective().metric(),
                Words.mean(row),
                Objectives.hint(comparison.objective()),
                row.ci95Low().isPresent() ? "95 % CI, " : "",
                Words.count(row.n(), "seed"),
                rest.isEmpty() ? "" : ", " + rest));
    if (groups.size() == 1) {
      sentences.add("It is the only " + comparison.by().key() + ": there is no other to compare.");
    }
  }

  private void uncertainty(List<String> sentences) {
    if (groups.stream().allMatch(group -> group.row().n() < 2)) {
      sentences.add("One seed: no uncertainty can be given; add seeds.");
    } else {
      sentences.addAll(new Findings(comparison).sentences());
      resolution(sentences);
    }
    if (coverage.settings() > 1) {
      sentences.add(
          "The best of %d settings looks better than it is: its mean is an optimistic estimate."
              .formatted(coverage.settings()));
    }
  }

  /** The difference at which the typical interval would just exclude 0. */
  private void resolution(List<String> sentences) {
    List<Group> tested =
        groups.stream().filter(group -> group.row().diffCi95Low().isPresent()).toList();
    if (!tested.isEmpty()) {
      double typical =
          StatUtils.percentile(
              tested.stream().mapToDouble(group -> Findings.halfWidth(group.row())).toArray(), 50);
      sentences.add(
          "With %s, differences below about ±%s cannot be seen."
              .formatted(
                  Words.seeds(tested.stream().map(Group::pairs).toList()),
                  Digits.fixed(typical, Digits.places(typical))));
    }
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
      String key = comparison.by() == Axis.SETTING ? "" : comparison.by().key() + " ";
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
