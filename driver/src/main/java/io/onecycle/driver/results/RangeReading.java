package io.onecycle.driver.results;

import io.onecycle.driver.plan.FoundRates;
import io.onecycle.driver.plan.Trials;
import io.onecycle.driver.sweep.LrFind.Reading;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.worker.trial.Trial;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the range tests of a sweep are read, beside results that may be of version 0.1.0: as the rows
 * say. Where its trials have the rates that this version took, they are its trials; else what the
 * sweep file leaves open means what it means now.
 */
final class RangeReading {

  private RangeReading() {}

  /** The sweep, read as what is committed of it was run. */
  static SweepSpec of(SweepSpec spec, Set<String> committed, List<LrFindSummaryRow> tests) {
    SweepSpec old = spec.readAs(Reading.OF_0_1);
    if (committed.isEmpty() || isAlike(spec)) {
      return spec;
    }
    Set<String> before = rated(old, tests);
    Set<String> now = rated(spec, tests);
    boolean anyBefore = before.stream().anyMatch(id -> !now.contains(id) && committed.contains(id));
    boolean anyNow = now.stream().anyMatch(id -> !before.contains(id) && committed.contains(id));
    return anyBefore && !anyNow ? old : spec;
  }

  /** One or two tests have the same median and geometric mean; that version knew no {@code seeds}. */
  private static boolean isAlike(SweepSpec spec) {
    return spec.grid().foundLr().isEmpty()
        || spec.lrFind().filter(find -> find.seeds().isEmpty()).isEmpty()
        || (spec.lrFind().get().perSeed() && spec.firstSeeds().size() <= 2);
  }

  /** The trials that a sweep begins with. */
  private static Set<String> rated(SweepSpec spec, List<LrFindSummaryRow> tests) {
    return Trials.of(spec, FoundRates.of(spec, tests), List.of()).stream()
        .map(Trial::id)
        .collect(Collectors.toSet());
  }
}
