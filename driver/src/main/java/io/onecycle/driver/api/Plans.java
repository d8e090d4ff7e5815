package io.onecycle.driver.api;

import io.onecycle.driver.plan.Budget;
import io.onecycle.driver.plan.RangeTestPlan;
import io.onecycle.driver.report.GridAxes;
import io.onecycle.driver.report.PlanReport;
import io.onecycle.driver.report.SearchPlan;
import io.onecycle.driver.report.SweepPlan;
import io.onecycle.driver.report.VerdictPlan;
import io.onecycle.driver.report.audit.SweepWarnings;
import io.onecycle.driver.results.OwedWork;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import java.util.List;
import java.util.Optional;

/** Plans of sweeps. */
final class Plans {

  private Plans() {}

  /**
   * What {@code spec} would do into {@code store}.
   *
   * @param data what is known of data of one's own; blank for nothing
   */
  static Plan of(SweepSpec spec, ResultStore store, String data) {
    return of(spec, spec, store, data);
  }

  /**
   * The same of data that is not staged yet.
   *
   * @param sized the sweep with its examples counted, if they could be
   */
  static Plan of(SweepSpec spec, SweepSpec sized, ResultStore store, String data) {
    Budget budget = Budget.of(sized);
    Results found = Results.of(spec, store);
    Standing standing = Standings.of(found, store);
    Optional<OwedWork> owed =
        store.exists() ? Optional.of(owed(standing, spec, found)) : Optional.empty();
    SweepPlan plan =
        new SweepPlan(
            spec.name(),
            spec.data().name(),
            spec.model().name(),
            GridAxes.of(spec.grid()),
            RangeTestPlan.of(spec).size(),
            budget.full().settings(),
            spec.seeds(),
            spec.untilDecided(),
            budget.full().iterations().map(Long::valueOf),
            SearchPlan.of(sized),
            VerdictPlan.of(spec, budget),
            owed.map(OwedWork::rangeTests),
            owed.map(OwedWork::trials));
    return new Plan(
        plan.sweep(),
        plan.axes(),
        plan.settings(),
        plan.seeds(),
        budget.verdict().map(Budget.Share::seeds).orElse(List.of()),
        plan.rangeTests(),
        plan.fewestTrials(),
        plan.trials(),
        plan.iterationsPerTrial(),
        standing,
        PlanReport.render(plan)
            + (data.isEmpty() ? "" : data + "\n")
            + EarlierTrials.time(
                    spec, budget, owed.orElseGet(() -> owed(standing, spec, found)), store)
                .render()
            + SweepWarnings.render(spec));
  }

  /** By a run that would begin now: what is running is owed too. */
  private static OwedWork owed(Standing standing, SweepSpec spec, Results found) {
    return standing.running().isEmpty()
        ? new OwedWork(
            standing.owed().rangeTests(), standing.owed().trials(), standing.owed().isAtMost())
        : OwedWork.of(spec, found.evidence());
  }
}
