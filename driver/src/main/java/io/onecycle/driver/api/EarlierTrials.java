package io.onecycle.driver.api;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.onecycle.driver.execute.Lease;
import io.onecycle.driver.plan.Budget;
import io.onecycle.driver.report.PlanTime;
import io.onecycle.driver.results.OwedWork;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.LrFind;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.TrialRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the trials of a folder tell of the time that others like them will take. */
final class EarlierTrials {

  private EarlierTrials() {}

  /** Of all that is still owed. */
  static PlanTime time(SweepSpec spec, Budget budget, OwedWork owed, ResultStore store) {
    List<TrialRow> alike =
        store.trials().stream()
            .filter(TrialRow::isCompleted)
            .filter(row -> row.training().data().equals(spec.data().name()))
            .filter(row -> row.training().model().equals(spec.model().name()))
            .filter(row -> row.training().batchSize() == spec.training().batchSize())
            .toList();
    String here = Lease.hostName();
    List<TrialRow> ours = alike.stream().filter(row -> row.run().host().equals(here)).toList();
    List<TrialRow> rows = ours.isEmpty() ? alike : ours;
    long iterations = rows.stream().mapToLong(row -> row.training().iterations()).sum();
    double seconds = rows.stream().mapToDouble(row -> row.run().seconds()).sum();
    return new PlanTime(
        iterations(spec, budget, owed),
        owed.trials() + owed.rangeTests(),
        owed.trials() == 0 ? 0 : budget.full().iterations().orElse(0),
        owed.rangeTests(),
        owed.isAtMost() || owed.rangeTests() > 0,
        iterations == 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds / iterations),
        rows.size(),
        ours.isEmpty() ? mostly(rows) : Optional.empty(),
        Runtime.getRuntime().availableProcessors());
  }

  /** A trial of a search may be shorter than others: the mean of all stands for it. */
  private static Optional<Long> iterations(SweepSpec spec, Budget budget, OwedWork owed) {
    long tests =
        (long) owed.rangeTests() * spec.lrFind().map(LrFind::spec).map(s -> s.numIt()).orElse(0);
    if (owed.trials() == 0) {
      return Optional.of(tests);
    }
    return budget.iterations() == 0
        ? Optional.empty()
        : Optional.of(
            tests + Math.round((double) budget.iterations() * owed.trials() / budget.trials()));
  }

  private static Optional<String> mostly(List<TrialRow> rows) {
    return rows.stream()
        .collect(groupingBy(row -> row.run().host(), counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }
}
