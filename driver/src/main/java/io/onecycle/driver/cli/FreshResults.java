package io.onecycle.driver.cli;

import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.results.Together;
import io.onecycle.driver.store.ResultStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What a results folder holds at each moment; analysed again only where something has ended. */
final class FreshResults implements Supplier<ReportData> {

  private record Analysed(Results found, ReportData data) {}

  private final ResultStore store;
  private final UnaryOperator<Results> judged;
  private Optional<Analysed> last = Optional.empty();

  /**
   * Of one folder.
   *
   * @param judged by which objective
   */
  FreshResults(ResultStore store, UnaryOperator<Results> judged) {
    this.store = store;
    this.judged = judged;
  }

  @Override
  public synchronized ReportData get() {
    Results now = Together.in(List.of(store));
    Analysed analysed =
        last.filter(before -> before.found().equals(now))
            .orElseGet(() -> new Analysed(now, ShownResults.of(judged.apply(now), List.of(store))));
    last = Optional.of(analysed);
    return analysed.data().with(LiveCourse.of(store, now));
  }
}
