package io.onecycle.driver.analyse.words;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.compare.Difference;
import io.onecycle.driver.analyse.compare.Superiority;
import io.onecycle.driver.analyse.stats.Interval;
import io.onecycle.worker.trial.score.Objective;

/** Whether one sweep is better than another, in a sentence. */
public final class SuperiorityWords {

  private SuperiorityWords() {}

  /** {@code Yes: a is better than b by 0.0212 (95 % CI 0.0164 to 0.0260, p < 0.001, all pairs).} */
  public static String sentence(Superiority superiority, Objective objective) {
    String first = superiority.first();
    String second = superiority.second();
    return switch (superiority.answer()) {
      case YES -> "Yes: %s is better than %s%s.".formatted(first, second, by(superiority));
      case NO -> "No: %s is worse than %s%s.".formatted(first, second, by(superiority));
      case MORE_SEEDS ->
          "Not known: %s %s %s%s%s."
              .formatted(
                  first,
                  stands(superiority, objective),
                  second,
                  by(superiority),
                  more(superiority));
    };
  }

  private static String stands(Superiority superiority, Objective objective) {
    return superiority
        .difference()
        .map(difference -> objective.worth(difference.mean()) < 0 ? "is behind" : "is ahead of")
        .orElse("is not tested against");
  }

  private static String by(Superiority superiority) {
    return superiority
        .difference()
        .map(
            difference ->
                " by %s (%s%s)"
                    .formatted(
                        Digits.fixed(
                            Math.abs(difference.mean()),
                            Digits.places(difference.ci95().map(Interval::halfWidth).orElse(0.0))),
                        interval(difference),
                        superiority
                            .pValue()
                            .map(p -> Words.p(p) + ", all pairs")
                            .orElse("not tested")))
        .orElse("");
  }

  private static String interval(Difference difference) {
    return difference
        .ci95()
        .map(
            ci ->
                "95 %% CI %s to %s, "
                    .formatted(
                        Digits.signed(ci.low(), Digits.places(ci.halfWidth())),
                        Digits.signed(ci.high(), Digits.places(ci.halfWidth()))))
        .orElse("");
  }

  private static String more(Superiority superiority) {
    if (superiority.moreSeeds().isEmpty()) {
      return "";
    }
    int more = superiority.moreSeeds().getAsInt();
    return more >= Superiority.MOST_SEEDS
        ? "; no number of seeds that can be paid would show so small a difference"
        : "; about %s of each would show such a difference in 80 %% of sweeps"
            .formatted(Words.count(more, "more seed"));
  }
}
