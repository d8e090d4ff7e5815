package io.onecycle.driver.analyse.words;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.Relation;
import io.onecycle.driver.analyse.compare.Rival;
import io.onecycle.driver.analyse.compare.Verdict;
import io.onecycle.driver.analyse.stats.Interval;
import io.onecycle.worker.trial.score.Goal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What can be said of the other groups against the best, in sentences. */
final class Findings {

  /** More groups than this are counted rather than named: the table has them. */
  private static final int NAMED = 4;

  private final Comparison comparison;
  private final Verdict verdict;

  Findings(Comparison comparison, Verdict verdict) {
    this.comparison = comparison;
    this.verdict = verdict;
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    alike(sentences);
    withinMargin(sentences);
    beaten(sentences);
    indistinguishable(sentences);
    different(sentences);
    withoutVariation(sentences);
    untested(sentences);
    rankedBehind(sentences);
    return sentences;
  }

  private void alike(List<String> sentences) {
    List<Rival> alike = verdict.those(Relation.SAME);
    if (!alike.isEmpty()) {
      sentences.add(
          named(alike)
              + " gave the same %s as it with every shared seed."
                  .formatted(comparison.objective().metric()));
    }
  }

  private void withinMargin(List<String> sentences) {
    verdict
        .those(Relation.AS_GOOD)
        .forEach(
            rival ->
                sentences.add(
                    "%s is as good: it differs from it by less than %s (%s)."
                        .formatted(label(rival), margin(), Words.p(rival.alikeP().orElseThrow()))));
  }

  private String margin() {
    return Digits.shortest(comparison.spending().orElseThrow().rule().margin().orElseThrow());
  }

  private void beaten(List<String> sentences) {
    List<Rival> beaten = those(Rival::isBeaten);
    if (!beaten.isEmpty()) {
      sentences.add(
          "%s %s worse than another setting, though not shown to be worse than the best."
              .formatted(named(beaten), beaten.size() == 1 ? "is" : "are"));
    }
  }

  private void indistinguishable(List<String> sentences) {
    NavigableMap<Integer, List<Rival>> bySeeds =
        verdict.those(Relation.CANNOT_TELL).stream()
            .collect(groupingBy(Rival::seeds, TreeMap::new, toList()));
    bySeeds
        .descendingMap()
        .forEach(
            (seeds, rivals) ->
                sentences.add(
                    "%s cannot be told apart from it with %s (Holm-adjusted p %s)."
                        .formatted(named(rivals), Words.count(seeds, "seed"), pValues(rivals))));
  }

  /** Also of those that are as good: less than the margin, and yet different. */
  private void different(List<String> sentences) {
    List<Rival> worse =
        those(rival -> rival.isDifferent() && advantage(rival) < 0).stream()
            .sorted(Comparator.comparing(Findings::advantage).reversed())
            .toList();
    if (worse.size() > NAMED) {
      sentences.add(
          "%s are worse, by %s to %s (largest Holm-adjusted %s)."
              .formatted(
                  named(worse),
                  magnitude(worse.get(0)),
                  magnitude(worse.get(worse.size() - 1)),
                  Words.p(worse.stream().mapToDouble(Findings::p).max().orElseThrow())));
    } else {
      worse.forEach(rival -> sentences.add(difference(rival, "worse")));
    }
    those(rival -> rival.isDifferent() && advantage(rival) > 0)
        .forEach(rival -> sentences.add(difference(rival, "better where both completed,")));
  }

  private void withoutVariation(List<String> sentences) {
    verdict
        .those(Relation.WITHOUT_VARIATION)
        .forEach(
            rival ->
                sentences.add(
                    "%s is %s by %s with each of %s alike: without variation there is no p-value."
                        .formatted(
                            label(rival),
                            advantage(rival) < 0 ? "worse" : "better",
                            magnitude(rival),
                            Words.count(rival.seeds(), "seed"))));
  }

  private void untested(List<String> sentences) {
    List<Rival> untested = verdict.those(Relation.NOT_TESTED);
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
    List<Rival> ahead = those(Rival::isAhead);
    if (!ahead.isEmpty()) {
      sentences.add(
          "%s %s a %s mean over the seeds that completed, but not all did: ranked behind."
              .formatted(
                  named(ahead),
                  ahead.size() == 1 ? "has" : "have",
                  comparison.objective().goal() == Goal.MAXIMIZE ? "higher" : "lower"));
    }
  }

  private String difference(Rival rival, String how) {
    Interval ci95 = rival.ci95().orElseThrow();
    double low = Math.abs(ci95.low());
    double high = Math.abs(ci95.high());
    int places = Digits.places(ci95.halfWidth());
    return "%s is %s by %s (95 %% CI %s to %s, %s)."
        .formatted(
            label(rival),
            how,
            magnitude(rival),
            Digits.fixed(Math.min(low, high), places),
            Digits.fixed(Math.max(low, high), places),
            Words.p(p(rival)));
  }

  private String named(List<Rival> rivals) {
    return rivals.size() > NAMED
        ? rivals.size() + " others"
        : Words.list(rivals.stream().map(this::label).toList());
  }

  private static String pValues(List<Rival> rivals) {
    return rivals.size() > NAMED
        ? Digits.pValue(rivals.stream().mapToDouble(Findings::p).min().orElseThrow()) + " or more"
        : String.join(", ", rivals.stream().map(rival -> Digits.pValue(p(rival))).toList());
  }

  private String label(Rival rival) {
    return Labels.shortOf(comparison, rival.group());
  }

  private List<Rival> those(Predicate<Rival> which) {
    return verdict.others().stream().filter(which).toList();
  }

  private static String magnitude(Rival rival) {
    return Digits.fixed(
        Math.abs(advantage(rival)),
        Digits.places(rival.ci95().map(Interval::halfWidth).orElse(0.0)));
  }

  private static double advantage(Rival rival) {
    return rival.advantage().orElseThrow();
  }

  private static double p(Rival rival) {
    return rival.pValue().orElseThrow();
  }
}
