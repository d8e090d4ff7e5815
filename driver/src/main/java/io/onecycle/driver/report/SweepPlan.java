package io.onecycle.driver.report;

import io.onecycle.driver.sweep.SequentialSeeds;
import io.onecycle.worker.check.Require;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What running a sweep would do.
 *
 * @param sweep its name
 * @param data name of the data set
 * @param model name of the network
 * @param axes the axes with their values, in the order to be shown; see {@link GridAxes}
 * @param rangeTests that come before the trials
 * @param settings points of the grid; of a search, those at full length
 * @param seeds each setting is trained with each, or with the first of them as {@code untilDecided}
 *     says
 * @param untilDecided how many of the seeds are spent; empty for all
 * @param iterationsPerTrial empty where the data's size is not known yet
 * @param search how it looks beyond its grid; empty if it sweeps its whole grid
 * @param verdict by which seeds it judges
 * @param owedTests range tests that running would make; empty where there are no results yet
 * @param owed trials that running would run; empty where there are no results yet: all of them
 */
public record SweepPlan(
    String sweep,
    String data,
    String model,
    Map<String, List<String>> axes,
    int rangeTests,
    int settings,
    List<Long> seeds,
    Optional<SequentialSeeds> untilDecided,
    Optional<Long> iterationsPerTrial,
    Optional<SearchPlan> search,
    VerdictPlan verdict,
    Optional<Integer> owedTests,
    Optional<Integer> owed) {

  public SweepPlan {
    Require.that(settings >= 0, "settings", settings, "at least 0");
    Require.that(
        owedTests.isEmpty() || (owedTests.get() >= 0 && owedTests.get() <= rangeTests),
        "range tests owed",
        owedTests,
        "at least 0 and at most the " + rangeTests + " range tests of the sweep");
    seeds = List.copyOf(seeds);
    long trials = trials(search, settings, seeds, verdict);
    Require.that(
        owed.isEmpty() || (owed.get() >= 0 && owed.get() <= trials),
        "owed",
        owed,
        "at least 0 and at most the " + trials + " trials of the sweep");
  }

  /**
   * The most that may be run: settings times seeds, and those of the verdict; of a search, all that
   * it may come to.
   */
  public long trials() {
    return trials(search, settings, seeds, verdict);
  }

  private static long trials(
      Optional<SearchPlan> search, int settings, List<Long> seeds, VerdictPlan verdict) {
    return search
        .map(plan -> (long) plan.budget().trials())
        .orElse((long) settings * seeds.size() + verdict.trials());
  }

  /** The fewest that may be run. */
  public long fewestTrials() {
    return untilDecided
        .map(rule -> (long) settings * rule.min() + verdict.trials())
        .orElseGet(this::trials);
  }
}
