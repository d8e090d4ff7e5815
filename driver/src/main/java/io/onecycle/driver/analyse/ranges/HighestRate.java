package io.onecycle.driver.analyse.ranges;

import io.onecycle.driver.analyse.stats.LogScale;
import io.onecycle.driver.table.LrFindSummaryRow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How high the learning rate may go, by several range tests. A test that ended at the end of its
 * range saw no limit: that its rate is at least this is all it says.
 *
 * @param rate the median of the highest rates
 * @param isAtLeast whether the true median may be anything above
 */
public record HighestRate(double rate, boolean isAtLeast) {

  /** What these tests say together; empty if none of them recorded a rate. */
  public static Optional<HighestRate> of(List<LrFindSummaryRow> tests) {
    List<LrFindSummaryRow> rising =
        tests.stream()
            .filter(test -> test.found().lastLr().isPresent())
            .sorted(
                Comparator.comparing((LrFindSummaryRow test) -> test.found().lastLr().orElseThrow())
                    .thenComparing(test -> test.found().isUnlimited()))
            .toList();
    // One below the middle may truly lie above it.
    boolean isAtLeast =
        rising.stream().limit(rising.size() / 2 + 1L).anyMatch(t -> t.found().isUnlimited());
    return LogScale.median(
            rising.stream().map(test -> test.found().lastLr().orElseThrow()).toList())
        .stream()
        .mapToObj(rate -> new HighestRate(rate, isAtLeast))
        .findFirst();
  }
}
