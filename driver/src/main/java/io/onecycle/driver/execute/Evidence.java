package io.onecycle.driver.execute;

import io.onecycle.driver.plan.Committed;
import io.onecycle.driver.store.LrFindSummaryRow;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.TrialRow;
import java.util.List;

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
            .map(row -> new Committed(row.trialId(), row.outcome(), row.attempts()))
            .toList(),
        summaries.stream()
            .map(
                row ->
                    new Committed(
                        row.runId(), row.isFailed() ? "failed" : "completed", row.attempts()))
            .toList(),
        summaries);
  }
}
