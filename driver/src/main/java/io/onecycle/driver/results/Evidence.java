package io.onecycle.driver.results;

import io.onecycle.driver.plan.Committed;
import io.onecycle.driver.plan.Finalists;
import io.onecycle.driver.plan.FoundRates;
import io.onecycle.driver.plan.Planner;
import io.onecycle.driver.plan.Score;
import io.onecycle.driver.plan.Trials;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Trial;
import java.util.List;
import java.util.Set;

/**
 * What a store holds, as the planner sees it.
 *
 * @param trials committed trials
 * @param tests committed range tests
 * @param summaries what those found
 */
public record Evidence(
    List<Committed> trials, List<Committed> tests, List<LrFindSummaryRow> summaries) {

  public Evidence {
    trials = List.copyOf(trials);
    tests = List.copyOf(tests);
    summaries = List.copyOf(summaries);
  }

  /** All that is committed in {@code store}. */
  public static Evidence in(ResultStore store) {
    return of(store.trials(), store.rangeTests());
  }

  /** The same of rows that are read already. */
  public static Evidence of(List<TrialRow> trials, List<LrFindSummaryRow> summaries) {
    return new Evidence(
        trials.stream()
            .map(
                row ->
                    new Committed(
                        row.trialId(),
                        row.scores().outcome().word(),
                        row.run().attempts(),
                        Score.of(row)))
            .toList(),
        summaries.stream()
            .map(
                row ->
                    new Committed(
                        row.runId(), row.isFailed() ? "failed" : "completed", row.run().attempts()))
            .toList(),
        summaries);
  }

  /** The trials that {@code spec} asks for, as far as their learning rates are found. */
  public List<Trial> asked(SweepSpec spec) {
    return Trials.of(spec, found(spec), trials);
  }

  /** Those of them that are still to be run. */
  public List<Trial> owed(SweepSpec spec) {
    return Planner.owed(spec, found(spec), trials);
  }

  /** As above, while some are running; these are among them. */
  public List<Trial> owed(SweepSpec spec, Set<String> running) {
    return Planner.owed(spec, found(spec), trials, running);
  }

  /** The trials that {@code spec} asks for and that need not be run again. */
  public List<Trial> settled(SweepSpec spec) {
    Set<Trial> owed = Set.copyOf(owed(spec));
    return asked(spec).stream().filter(trial -> !owed.contains(trial)).toList();
  }

  /**
   * The settings that the sweep's own seeds have chosen; none while these trials are still to be
   * run, and where nothing is chosen.
   */
  public List<Setting> finalists(SweepSpec spec) {
    return Finalists.of(spec, found(spec), trials);
  }

  /** The range tests that are still to be made. */
  public List<RangeTestSpec> owedTests(SweepSpec spec) {
    return Planner.owedTests(spec, tests);
  }

  /** Whether nothing of {@code spec} can be run now. */
  public boolean isSettled(SweepSpec spec) {
    return owedTests(spec).isEmpty() && owed(spec).isEmpty();
  }

  /** How many trials {@code spec} asks for whose learning rate is not found. */
  public int withoutRate(SweepSpec spec) {
    return Planner.withoutRate(spec, found(spec));
  }

  private FoundRates found(SweepSpec spec) {
    return FoundRates.of(spec, summaries);
  }
}
