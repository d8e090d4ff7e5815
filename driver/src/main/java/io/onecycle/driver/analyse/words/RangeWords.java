package io.onecycle.driver.analyse.words;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.ranges.HighestRate;
import io.onecycle.driver.analyse.ranges.RangeComparison;
import io.onecycle.driver.analyse.ranges.RangeGroup;
import io.onecycle.driver.analyse.ranges.RangeGroup.AgainstLeast;
import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.driver.analyse.stats.Interval;
import io.onecycle.driver.analyse.stats.LogEstimate;
import io.onecycle.driver.analyse.stats.RankAgreement;
import io.onecycle.driver.analyse.stats.Ratio;
import io.onecycle.driver.sweep.LrFind;
import io.onecycle.driver.sweep.LrFind.Suggestion;
import io.onecycle.worker.lrfind.LrFindSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What range tests say of weight decays, in sentences. */
public final class RangeWords {

  /** Suggestions so many times each other disagree. */
  private static final double APART = 4;

  /** An interval this many times to both sides is wide. */
  private static final double WIDE = 2;

  /** To within 25 %. */
  private static final double CLOSE = 1.25;

  private RangeWords() {}

  /** The answer, a sentence each. */
  public static List<String> sentences(RangeComparison comparison) {
    List<RangeGroup> groups = comparison.groups();
    List<String> sentences = new ArrayList<>();
    groups.stream()
        .filter(RangeWords::disagree)
        .forEach(group -> sentences.add(suggestion(comparison, group)));
    sentences.addAll(unlimited(comparison));
    if (groups.size() < 2) {
      sentences.add("Range tests of fewer than two weight decays: nothing to compare.");
      return sentences;
    }
    String least = Digits.perGroup(groups.get(0).weightDecay());
    groups.forEach(
        group -> group.least().ifPresent(found -> sentences.add(against(least, group, found))));
    if (groups.stream().filter(RangeWords::hasInterval).count() > 1) {
      sentences.add("The intervals of ratios are as wide as the p-values' adjustment asks.");
    }
    comparison
        .prediction()
        .map(found -> prediction(found, comparison.objective().metric()))
        .ifPresent(sentences::add);
    return sentences;
  }

  /**
   * What the tests of each weight decay suggest together, and which of them saw no limit: nothing
   * where a test of each says all.
   */
  public static List<String> suggestions(RangeComparison comparison) {
    List<String> sentences = new ArrayList<>();
    comparison.groups().stream()
        .filter(group -> group.suggested().filter(rates -> rates.n() > 1).isPresent())
        .forEach(group -> sentences.add(suggestion(comparison, group)));
    if (!sentences.isEmpty() && comparison.asked().filter(LrFind::takesGeometricMean).isPresent()) {
      sentences.add("As in version 0.1, max_lr: lr_find is their geometric mean.");
    }
    sentences.addAll(unlimited(comparison));
    return sentences;
  }

  /** Whether suggestions lie so far apart, or so uncertain, that they tell little. */
  public static boolean disagree(LogEstimate rates) {
    return rates.spread() > APART
        || rates.ci95().filter(ci -> ci.high() / ci.low() > WIDE * WIDE).isPresent();
  }

  /** {@code valley}, {@code steepest} or {@code minimum/10}. */
  public static String name(Suggestion rule) {
    return rule == Suggestion.MINIMUM ? "minimum/10" : rule.name().toLowerCase(Locale.ROOT);
  }

  /** {@code 0.36}, or {@code ≥ 1} where no limit was seen. */
  public static String rate(HighestRate highest) {
    return (highest.isAtLeast() ? "≥ " : "") + Digits.threeDigits(highest.rate());
  }

  /** {@code 0.02 to 0.31}. */
  public static String interval(Interval rates) {
    return Digits.threeDigits(rates.low()) + " to " + Digits.threeDigits(rates.high());
  }

  /** How many more tests would narrow a suggestion's interval to ±25 %. */
  public static String more(LogEstimate rates) {
    int more = rates.moreFor(CLOSE);
    return more < LogEstimate.MOST ? Integer.toString(more) : "over " + LogEstimate.MOST;
  }

  /** {@code 0.50 (95 % CI 0.41 to 0.61)}; {@code not known} where a test saw no limit. */
  public static String ratio(AgainstLeast least) {
    return least.ratio().map(Words::ratio).orElse(least.unlimited() > 0 ? "not known" : "–");
  }

  private static boolean disagree(RangeGroup group) {
    return group.suggested().filter(RangeWords::disagree).isPresent();
  }

  private static String suggestion(RangeComparison comparison, RangeGroup group) {
    LogEstimate rates = group.suggested().orElseThrow();
    if (rates.lowest() == rates.highest()) {
      return "The range tests of weight decay %s suggest %s (%s), all alike."
          .formatted(
              Digits.perGroup(group.weightDecay()),
              Digits.threeDigits(rates.median()),
              name(comparison.rule()));
    }
    boolean disagree = disagree(group);
    String tests =
        "The range tests of weight decay %s %s %s (%s): their median is %s"
            .formatted(
                Digits.perGroup(group.weightDecay()),
                disagree ? "disagree: they suggest" : "suggest",
                interval(new Interval(rates.lowest(), rates.highest())),
                name(comparison.rule()),
                Digits.threeDigits(rates.median()));
    if (rates.ci95().isEmpty()) {
      return tests + (disagree ? ", which tells little of %d.".formatted(rates.n()) : ".");
    }
    String narrower =
        rates.moreFor(CLOSE) > 0
            ? "; %s more would narrow that to ±25 %%".formatted(more(rates))
            : "";
    return "%s, 95 %% CI %s%s.".formatted(tests, interval(rates.ci95().get()), narrower);
  }

  private static List<String> unlimited(RangeComparison comparison) {
    return comparison.groups().stream()
        .filter(group -> group.unlimited() > 0)
        .map(group -> unlimited(comparison, group))
        .toList();
  }

  private static String unlimited(RangeComparison comparison, RangeGroup group) {
    Optional<LrFindSpec> spec = comparison.asked().map(LrFind::spec);
    String end =
        spec.map(LrFindSpec::endLr)
            .map(rates -> "end_lr " + Digits.shortest(rates.get(rates.size() - 1)))
            .orElse("the end of their range");
    String remedy =
        spec.map(LrFindSpec::stopDv).orElse(true) ? ": raise end_lr" : " (stop_dv: false)";
    return "%d of %s of weight decay %s reached %s without a limit%s."
        .formatted(
            group.unlimited(),
            Words.count(group.tests(), "range test"),
            Digits.perGroup(group.weightDecay()),
            end,
            remedy);
  }

  private static boolean hasInterval(RangeGroup group) {
    return group.least().flatMap(AgainstLeast::ratio).flatMap(Ratio::low).isPresent();
  }

  private static String against(String least, RangeGroup group, AgainstLeast found) {
    String decay = "Weight decay " + Digits.perGroup(group.weightDecay());
    if (found.unlimited() > 0) {
      return "How the learning rates of weight decays %s and %s compare is not known: in %d of %s a test saw no limit."
          .formatted(
              Digits.perGroup(group.weightDecay()),
              least,
              found.unlimited(),
              Words.count(found.pairs(), "pair"));
    }
    String times = found.ratio().map(Words::ratio).orElse("an unknown number of");
    if (found.pValue().isEmpty()) {
      return "%s reached %s times the learning rate of %s: not tested, for want of seeds or spread."
          .formatted(decay, times, least);
    }
    String p = Digits.pValue(found.pValue().get());
    if (found.pValue().get() >= Estimate.ERROR) {
      return "%s cannot be told apart from %s: %s times its learning rate (Holm-adjusted p %s)."
          .formatted(decay, least, times, p);
    }
    String how = found.ratio().orElseThrow().mean() < 1 ? "lower" : "higher";
    return "%s tolerates a %s learning rate than %s: %s times (Holm-adjusted p %s)."
        .formatted(decay, how, least, times, p);
  }

  private static String prediction(RankAgreement found, String metric) {
    String verdict =
        found.pValue() >= Estimate.ERROR
            ? "Whether one predicts the other cannot be told from so few."
            : found.tau() > 0 ? "They agree." : "They are opposed.";
    return """
    The tests' ranking of %d weight decays by lowest loss and the ranking by final %s: \
    Kendall's tau %s (p = %s), %s. %s\
    """
        .formatted(
            found.things(),
            metric,
            Digits.fixed(found.tau(), 2),
            Digits.pValue(found.pValue()),
            found.sameFirst() ? "the same one first" : "different ones first",
            verdict);
  }
}
