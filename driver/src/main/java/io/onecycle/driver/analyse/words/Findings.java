package io.onecycle.driver.analyse.words;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.compare.Beaten;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.Difference;
import io.onecycle.driver.analyse.compare.Relation;
import io.onecycle.driver.analyse.compare.Rival;
import io.onecycle.driver.analyse.compare.Verdict;
import io.onecycle.driver.analyse.stats.Interval;
import java.util.ArrayList;
import java.util.List;

/** What can be said of the other groups, in sentences. */
final class Findings {

  /** More groups than this are counted rather than named: the table has them. */
  private static final int NAMED = 4;

  /** Below this a group is not counted among those that may well be the best. */
  private static final double HARDLY = 0.05;

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
    maybeBest(sentences);
    worse(sentences);
    untested(sentences);
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

  private void maybeBest(List<String> sentences) {
    List<Rival> maybe = verdict.those(Relation.MAY_BE_BEST);
    List<Rival> likely = maybe.stream().filter(one -> pBest(one) >= HARDLY).toList();
    List<Rival> hardly = maybe.stream().filter(one -> pBest(one) < HARDLY).toList();
    if (!likely.isEmpty()) {
      sentences.add("%s may be the best too.".formatted(withProbability(likely)));
    }
    if (!hardly.isEmpty()) {
      sentences.add(
          "%s %s hardly the best, though not shown to be worse."
              .formatted(withProbability(hardly), hardly.size() == 1 ? "is" : "are"));
    }
  }

  private String withProbability(List<Rival> rivals) {
    return rivals.size() > NAMED
        ? "%d others (each %s or less)"
            .formatted(
                rivals.size(),
                Words.percent(rivals.stream().mapToDouble(Findings::pBest).max().orElseThrow()))
        : Words.list(
            rivals.stream()
                .map(one -> label(one) + " (" + Words.percent(pBest(one)) + ")")
                .toList());
  }

  private void worse(List<String> sentences) {
    List<Rival> worse = verdict.those(Relation.WORSE);
    if (worse.size() > NAMED) {
      sentences.add(
          "%d others are worse (largest %s, all pairs)."
              .formatted(
                  worse.size(),
                  Words.p(worse.stream().mapToDouble(Findings::p).max().orElseThrow())));
    } else {
      worse.forEach(rival -> sentences.add(worse(rival)));
    }
  }

  private String worse(Rival rival) {
    String p = rival.pValue().map(value -> Words.p(value) + ", all pairs").orElse("all pairs");
    if (rival.group().beaten().isEmpty()) {
      return "%s is worse than another setting (%s).".formatted(label(rival), p);
    }
    Beaten beaten = rival.group().beaten().get();
    boolean byBest = beaten.settingId().equals(verdict.best().orElseThrow().row().settingId());
    return "%s is worse%s by %s (%s%s)."
        .formatted(
            label(rival),
            byBest ? "" : " than " + other(beaten),
            magnitude(beaten.by()),
            interval(beaten.by()),
            p);
  }

  private String other(Beaten beaten) {
    return comparison.groups().stream()
        .filter(group -> group.row().settingId().equals(beaten.settingId()))
        .map(group -> Labels.shortOf(comparison, group))
        .findFirst()
        .orElse("another setting of " + beaten.value());
  }

  private void untested(List<String> sentences) {
    List<Rival> untested = verdict.those(Relation.NOT_TESTED);
    if (!untested.isEmpty()) {
      sentences.add(
          "%s %s fewer than %d seeds with it: not tested."
              .formatted(
                  named(untested),
                  untested.size() == 1 ? "shares" : "share",
                  comparison.minPairs()));
    }
    List<Rival> ahead = ahead(verdict);
    if (!ahead.isEmpty()) {
      sentences.add(
          "With what they share, %s %s ahead of it: too few seeds to tell."
              .formatted(named(ahead), ahead.size() == 1 ? "is" : "are"));
    }
  }

  /** Those that are better than the best with all that both have, which is too little to tell. */
  static List<Rival> ahead(Verdict verdict) {
    return verdict.those(Relation.NOT_TESTED).stream()
        .filter(rival -> rival.advantage().filter(by -> by > 0).isPresent())
        .toList();
  }

  private static String interval(Difference difference) {
    if (difference.ci95().isEmpty()) {
      return "";
    }
    Interval ci95 = difference.ci95().get();
    double low = Math.abs(ci95.low());
    double high = Math.abs(ci95.high());
    int places = Digits.places(ci95.halfWidth());
    return ci95.low() * ci95.high() < 0
        ? ""
        : "95 %% CI %s to %s, "
            .formatted(
                Digits.fixed(Math.min(low, high), places),
                Digits.fixed(Math.max(low, high), places));
  }

  private static String magnitude(Difference difference) {
    return Digits.fixed(
        Math.abs(difference.mean()),
        Digits.places(difference.ci95().map(Interval::halfWidth).orElse(0.0)));
  }

  private String named(List<Rival> rivals) {
    return rivals.size() > NAMED
        ? rivals.size() + " others"
        : Words.list(rivals.stream().map(this::label).toList());
  }

  private String label(Rival rival) {
    return Labels.shortOf(comparison, rival.group());
  }

  private static double p(Rival rival) {
    return rival.pValue().orElse(0.0);
  }

  private static double pBest(Rival rival) {
    return rival.pBest().orElse(0.0);
  }
}
