package io.onecycle.driver.report;

import io.onecycle.driver.plan.Budget;
import io.onecycle.driver.plan.Budget.Share;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.VerdictSeeds;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * By which seeds a sweep judges.
 *
 * @param isAsked whether the sweep names fresh seeds
 * @param settings all that it has
 * @param judged those of them that fresh seeds judge, or would
 * @param fresh the trials with fresh seeds; empty where there are none
 */
public record VerdictPlan(boolean isAsked, int settings, int judged, Optional<Share> fresh) {

  /** Nothing is chosen, so all seeds judge. */
  public static final VerdictPlan NONE = new VerdictPlan(false, 0, 0, Optional.empty());

  /** That of a sweep. */
  public static VerdictPlan of(SweepSpec spec, Budget budget) {
    return new VerdictPlan(
        spec.verdict().isPresent(),
        budget.rungs().get(0).settings(),
        budget.judged(),
        budget.verdict());
  }

  /** How many there are with fresh seeds. */
  int trials() {
    return fresh.map(Share::trials).orElse(0);
  }

  /** What a user is to know; nothing where nothing is chosen and nothing was asked for. */
  Optional<String> words() {
    if (fresh.isPresent()) {
      return Optional.of(words(fresh.get()));
    }
    if (isAsked) {
      return Optional.of("by all seeds, since no settings have to be chosen");
    }
    return settings > judged
        ? Optional.of(
            "by the seeds that choose %s of %s settings, which flatters these; add verdict: {seeds: %d}"
                .formatted(number(judged), number(settings), VerdictSeeds.ADVISED))
        : Optional.empty();
  }

  private static String words(Share share) {
    List<Long> seeds = share.seeds();
    return "then %s chosen setting%s with %s fresh seeds (%d to %d): %s trials"
        .formatted(
            number(share.settings()),
            share.settings() == 1 ? "" : "s",
            number(seeds.size()),
            seeds.get(0),
            seeds.get(seeds.size() - 1),
            number(share.trials()));
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
