package io.onecycle.driver.analyse.words;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.Group;
import io.onecycle.driver.analyse.compare.Relation;
import io.onecycle.driver.analyse.compare.Rival;
import io.onecycle.driver.analyse.compare.Verdict;
import io.onecycle.driver.table.ComparisonRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** What to choose and what that may cost: what comes first. */
final class LeadWords {

  private static final double PROBABLY = 0.5;

  private final Comparison comparison;
  private final Verdict verdict;
  private final Group best;

  LeadWords(Comparison comparison, Verdict verdict, Group best) {
    this.comparison = comparison;
    this.verdict = verdict;
    this.best = best;
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (verdict.basis() == Verdict.Basis.ONLY_ONE) {
      sentences.add(measured(":"));
      sentences.add(
          isUnfinished()
              ? "It is the only %s so far: there is no other to compare yet."
                  .formatted(comparison.by().key())
              : "It is the only " + comparison.by().key() + ": there is no other to compare.");
    } else if (verdict.knowsChance()) {
      sentences.add(
          (mayChoose() ? "Choose %s: %s%s%s." : "%s has the most seeds so far: %s%s%s.")
              .formatted(
                  Labels.longOf(comparison, best) + rest(), standing(), shown(), collapsed()));
      loss(sentences);
    } else {
      sentences.add(measured(" did best:"));
      sentences.add(
          isUnfinished()
              ? "One seed so far: no uncertainty can be given yet."
              : "One seed: no uncertainty can be given; add seeds.");
      long apart =
          verdict.others().stream()
              .filter(rival -> rival.group().row().n() > 0 && rival.seeds() == 0)
              .count();
      if (apart > 0) {
        sentences.add(
            "%s no seed with it: which is better is not known."
                .formatted(apart == 1 ? "Another shares" : apart + " others share"));
      }
      if (comparison.coverage().settings() > 1) {
        sentences.add(
            "The best of %d settings looks better than it is: its mean is an optimistic estimate."
                .formatted(comparison.coverage().settings()));
      }
    }
    return sentences;
  }

  /** {@code weight_decay 0.001 did best: accuracy 0.9000 (1 seed).} */
  private String measured(String verb) {
    return "%s%s %s%s.".formatted(Labels.longOf(comparison, best), verb, figures(), collapsed());
  }

  private String figures() {
    ComparisonRow row = best.row();
    String rest = Labels.rest(comparison, best);
    return "%s %s (%s%s%s)"
        .formatted(
            comparison.objective().metric(),
            Digits.fixed(row.mean().orElseThrow(), Digits.UNCERTAIN_PLACES),
            ObjectiveWords.hint(comparison.objective()),
            Words.count(row.n(), "seed"),
            rest.isEmpty() ? "" : ", " + rest);
  }

  private String rest() {
    String rest = Labels.rest(comparison, best);
    return rest.isEmpty() ? "" : " (" + rest + ")";
  }

  private String standing() {
    long tested = verdict.others().stream().filter(LeadWords::isTested).count();
    int worse = verdict.those(Relation.WORSE).size();
    double p = best.row().pBest().orElseThrow();
    if (tested == 0) {
      return "no other has enough seeds to be compared with it";
    }
    if (worse == tested) {
      return tested == 1 ? "the other is worse" : "the other %d are worse".formatted(tested);
    }
    return p >= PROBABLY
        ? "probably the best of %d (%s)".formatted(tested + 1, Words.percent(p))
        : "of %d it loses least on average (the best with %s)"
            .formatted(tested + 1, Words.percent(p));
  }

  private boolean isUnfinished() {
    return comparison.coverage().owed() > 0;
  }

  /** Not while nothing is tested and others are to come, or ahead with what both have. */
  private boolean mayChoose() {
    boolean isOpen = isUnfinished() || !Findings.ahead(verdict).isEmpty();
    return !isOpen || verdict.others().stream().anyMatch(LeadWords::isTested);
  }

  private static boolean isTested(Rival rival) {
    return rival.relation() != Relation.NOT_TESTED && rival.relation() != Relation.NOT_COMPLETED;
  }

  private String shown() {
    return "; its mean %s is %s over %s"
            .formatted(
                comparison.objective().metric(),
                Digits.fixed(best.row().mean().orElseThrow(), places()),
                Words.count(best.row().n() + best.row().diverged(), "seed"))
        + (ObjectiveWords.hint(comparison.objective()).isEmpty() ? "" : ", lower is better");
  }

  /** Two digits of twice the mean's standard error. */
  private int places() {
    return best.row()
        .sd()
        .map(sd -> Digits.places(2 * sd / Math.sqrt(best.row().n() + best.row().diverged())))
        .orElse(Digits.UNCERTAIN_PLACES);
  }

  /** What did not learn is said at once. */
  private String collapsed() {
    int diverged = total(ComparisonRow::diverged);
    int atChance = total(row -> row.atChance().orElse(0));
    int ended = comparison.groups().stream().mapToInt(Group::ended).sum();
    List<String> parts = new ArrayList<>();
    if (atChance > 0) {
      parts.add("%d of %s ended at chance".formatted(atChance, Words.count(ended, "trial")));
    }
    if (diverged > 0) {
      parts.add(
          "%d%s diverged: %s as %s"
              .formatted(
                  diverged,
                  parts.isEmpty() ? " of " + Words.count(ended, "trial") : "",
                  diverged == 1 ? "it counts" : "they count",
                  comparison.coverage().isChanceKnown() ? "chance" : "the worst that completed"));
    }
    return parts.isEmpty() ? "" : "; " + String.join(", and ", parts);
  }

  private int total(ToIntFunction<ComparisonRow> count) {
    return comparison.rows().stream().mapToInt(count).sum();
  }

  private void loss(List<String> sentences) {
    ComparisonRow row = best.row();
    if (row.lossBound().filter(bound -> bound > 0).isEmpty()) {
      return;
    }
    double bound = row.lossBound().get();
    double expected = row.expectedLoss().orElseThrow();
    sentences.add(
        "With 95 %% probability it loses at most %s to the best tried (expected %s)."
            .formatted(
                Digits.fixed(bound, Digits.places(bound)),
                Digits.fixed(expected, Digits.places(bound))));
  }
}
