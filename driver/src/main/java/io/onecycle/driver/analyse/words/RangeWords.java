package io.onecycle.driver.analyse.words;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.ranges.RangeComparison;
import io.onecycle.driver.analyse.ranges.RangeGroup;
import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.driver.analyse.stats.RankAgreement;
import java.util.ArrayList;
import java.util.List;

/** What range tests say of weight decays, in sentences. */
public final class RangeWords {

  private RangeWords() {}

  /** The answer, a sentence each. */
  public static List<String> sentences(RangeComparison comparison) {
    List<RangeGroup> groups = comparison.groups();
    if (groups.size() < 2) {
      return List.of("Range tests of fewer than two weight decays: nothing to compare.");
    }
    List<String> sentences = new ArrayList<>();
    String least = Digits.perGroup(groups.get(0).weightDecay());
    groups.stream().skip(1).forEach(group -> sentences.add(against(least, group)));
    comparison
        .prediction()
        .map(found -> prediction(found, comparison.objective().metric()))
        .ifPresent(sentences::add);
    return sentences;
  }

  private static String against(String least, RangeGroup group) {
    String decay = "Weight decay " + Digits.perGroup(group.weightDecay());
    String times = group.ratio().map(Words::ratio).orElse("an unknown number of");
    if (group.pValue().isEmpty()) {
      return "%s reached %s times the learning rate of %s: not tested, for want of seeds or spread."
          .formatted(decay, times, least);
    }
    String p = Digits.pValue(group.pValue().get());
    if (group.pValue().get() >= Estimate.ERROR) {
      return "%s cannot be told apart from %s: %s times its learning rate (Holm-adjusted p %s)."
          .formatted(decay, least, times, p);
    }
    String how = group.ratio().orElseThrow().mean() < 1 ? "lower" : "higher";
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
