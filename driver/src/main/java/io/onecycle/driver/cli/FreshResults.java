package io.onecycle.driver.cli;

import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.results.Together;
import io.onecycle.driver.store.ResultStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a results folder holds at each moment; analysed again only where something has ended. */
final class FreshResults implements Supplier<ReportData> {

  private record Analysed(Results found, ReportData data) {}

  private final ResultStore store;
  private Optional<Analysed> last = Optional.empty();

  FreshResults(ResultStore store) {
    this.store = store;
  }

  @Override
  public synchronized ReportData get() {
    Results now = Together.in(List.of(store));
    Analysed analysed =
        last.filter(before -> before.found().equals(now))
            .orElseGet(() -> new Analysed(now, ShownResults.of(now, List.of(store))));
    last = Optional.of(analysed);
    return analysed.data().with(LiveCourse.of(store, now));
  }
}
