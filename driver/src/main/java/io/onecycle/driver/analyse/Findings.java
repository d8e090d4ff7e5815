package io.onecycle.driver.analyse;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.worker.trial.Goal;
import io.onecycle.worker.trial.Objective;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What can be said of the other groups against the best, in sentences. */
final class Findings {

  private static final double SIGNIFICANT = 0.05;

  /** More groups than this are counted rather than named: the table has them. */
  private static final int NAMED = 4;

  private final Comparison comparison;
  private final List<Group> others;

  Findings(Comparison comparison) {
    this.comparison = comparison;
    this.others =
        comparison.groups().stream().skip(1).filter(group -> group.row().n() > 0).toList();
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    alike(sentences);
    withinMargin(sentences);
    indistinguishable(sentences);
    different(sentences);
    withoutVariation(sentences);
    untested(sentences);
    rankedBehind(sentences);
    return sentences;
  }

  private void alike(List<String> sentences) {
    List<Group> alike = those(row -> isZero(row) && row.diffCi95Low().isEmpty());
    if (!alike.isEmpty()) {
      sentences.add(
          named(alike)
              + " gave the same %s as it with every shared seed."
                  .formatted(comparison.objective().metric()));
    }
  }

  private void indistinguishable(List<String> sentences) {
    NavigableMap<Integer, List<Group>> byPairs =
        those(row -> row.diffCi95Low().isPresent() && p(row) >= SIGNIFICANT).stream()
            .filter(group -> !isWithinMargin(group) && !hasLost(group))
            .collect(groupingBy(Group::pairs, TreeMap::new, toList()));
    byPairs
        .descendingMap()
        .forEach(
            (pairs, groups) ->
                sentences.add(
                    "%s cannot be told apart from it with %s (Holm-adjusted p %s)."
                        .formatted(named(groups), Words.count(pairs, "seed"), pValues(groups))));
  }

  private void withinMargin(List<String> sentences) {
    others.stream()
        .filter(this::isWithinMargin)
        .forEach(
            group -> {
              SeedSpending spending = comparison.spending().orElseThrow();
              sentences.add(
                  "%s is as good: it differs from it by less than %s (%s)."
                      .formatted(
                          label(group),
                          Digits.shortest(spending.rule().margin().orElseThrow()),
                          Words.p(spending.race().alikeP(group.row().settingId(), bestId()))));
            });
    List<Group> lost = others.stream().filter(this::hasLost).toList();
    if (!lost.isEmpty()) {
      sentences.add(
          "%s %s worse than another setting, though not shown to be worse than the best."
              .formatted(named(lost), lost.size() == 1 ? "is" : "are"));
    }
  }

  private boolean isWithinMargin(Group group) {
    return comparison
        .spending()
        .filter(spending -> spending.race().isAlike(group.row().settingId(), bestId()))
        .isPresent();
  }

  /** Out of the race, but not by the best. */
  private boolean hasLost(Group group) {
    return !isWithinMargin(group)
        && group.row().diverged() == 0
        && group.row().pValue().filter(p -> p >= SIGNIFICANT).isPresent()
        && comparison
            .spending()
            .filter(spending -> spending.race().isOut(group.row().settingId()))
            .isPresent();
  }

  private String bestId() {
    return comparison.groups().get(0).row().settingId();
  }

  private void different(List<String> sentences) {
    List<Group> worse =
        those(row -> row.diffCi95Low().isPresent() && p(row) < SIGNIFICANT && worth(row) < 0)
            .stream()
            .sorted(Comparator.comparing((Group group) -> worth(group.row())).reversed())
            .toList();
    List<Group> better =
        those(row -> row.diffCi95Low().isPresent() && p(row) < SIGNIFICANT && worth(row) > 0);
    if (worse.size() > NAMED) {
      sentences.add(
          "%s are worse, by %s to %s (largest Holm-adjusted %s)."
              .formatted(
                  named(worse),
                  magnitude(worse.get(0).row()),
                  magnitude(worse.get(worse.size() - 1).row()),
                  Words.p(worse.stream().mapToDouble(g -> p(g.row())).max().orElseThrow())));
    } else {
      worse.forEach(group -> sentences.add(difference(group, "worse")));
    }
    better.forEach(group -> sentences.add(difference(group, "better where both completed,")));
  }

  private void withoutVariation(List<String> sentences) {
    those(row -> row.diffCi95Low().isEmpty() && row.diffToBest().isPresent() && !isZero(row))
        .stream()
        .filter(group -> group.pairs() >= comparison.minPairs())
        .forEach(
            group ->
                sentences.add(
                    "%s is %s by %s with each of %s alike: without variation there is no p-value."
                        .formatted(
                            label(group),
                            worth(group.row()) < 0 ? "worse" : "better",
                            magnitude(group.row()),
                            Words.count(group.pairs(), "seed"))));
  }

  private void untested(List<String> sentences) {
    List<Group> untested =
        others.stream().filter(group -> group.pairs() < comparison.minPairs()).toList();
    if (!untested.isEmpty()) {
      sentences.add(
          "%s %s fewer than %d completed seeds with it: not tested."
              .formatted(
                  named(untested),
                  untested.size() == 1 ? "shares" : "share",
                  comparison.minPairs()));
    }
  }

  private void rankedBehind(List<String> sentences) {
    Objective objective = comparison.objective();
    double best = objective.worth(comparison.groups().get(0).row().mean().orElseThrow());
    List<Group> higher =
        those(row -> objective.worth(row.mean().orElseThrow()) > best + Estimate.ROUNDING);
    if (!higher.isEmpty()) {
      sentences.add(
          "%s %s a %s mean over the seeds that completed, but not all did: ranked behind."
              .formatted(
                  named(higher),
                  higher.size() == 1 ? "has" : "have",
                  objective.goal() == Goal.MAXIMIZE ? "higher" : "lower"));
    }
  }

  private String difference(Group group, String how) {
    ComparisonRow row = group.row();
    double low = Math.abs(row.diffCi95Low().orElseThrow());
    double high = Math.abs(row.diffCi95High().orElseThrow());
    int places = Digits.places(halfWidth(row));
    return "%s is %s by %s (95 %% CI %s to %s, %s)."
        .formatted(
            label(group),
            how,
            magnitude(row),
            Digits.fixed(Math.min(low, high), places),
            Digits.fixed(Math.max(low, high), places),
            Words.p(p(row)));
  }

  private String named(List<Group> groups) {
    return groups.size() > NAMED
        ? groups.size() + " others"
        : Words.list(groups.stream().map(this::label).toList());
  }

  private static String pValues(List<Group> groups) {
    List<String> all = groups.stream().map(group -> Digits.pValue(p(group.row()))).toList();
    return groups.size() > NAMED
        ? Digits.pValue(groups.stream().mapToDouble(g -> p(g.row())).min().orElseThrow())
            + " or more"
        : Words.joined(all);
  }

  private String label(Group group) {
    return Labels.shortOf(comparison, group);
  }

  private List<Group> those(Predicate<ComparisonRow> rows) {
    return others.stream().filter(group -> rows.test(group.row())).toList();
  }

  private static String magnitude(ComparisonRow row) {
    return Digits.fixed(Math.abs(diff(row)), Digits.places(halfWidth(row)));
  }

  static double halfWidth(ComparisonRow row) {
    return row.diffCi95High().isEmpty()
        ? 0
        : (row.diffCi95High().get() - row.diffCi95Low().orElseThrow()) / 2;
  }

  private static boolean isZero(ComparisonRow row) {
    return row.pValue().isPresent() && diff(row) == 0;
  }

  private static double diff(ComparisonRow row) {
    return row.diffToBest().orElseThrow();
  }

  private double worth(ComparisonRow row) {
    return comparison.objective().worth(diff(row));
  }

  private static double p(ComparisonRow row) {
    return row.pValue().orElseThrow();
  }
}
