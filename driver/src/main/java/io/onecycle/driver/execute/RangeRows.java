package io.onecycle.driver.execute;

import io.onecycle.driver.execute.RangeAssignment.RangeEnd;
import io.onecycle.driver.table.CodeVersion;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.worker.lrfind.RangeSummary;
import io.onecycle.worker.lrfind.RangeTest;
import io.onecycle.worker.lrfind.Suggestions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** From a range test and its end to the rows of the tables. */
record RangeRows(Sweeping sweeping, RangeAssignment assignment, RangeEnd end, Work.Ran ran) {

  LrFindSummaryRow summary() {
    RangeTest test = assignment.test();
    Optional<RangeSummary> made =
        end instanceof RangeEnd.Made done
            ? Optional.of(RangeSummary.of(done.result(), test.spec().numIt()))
            : Optional.empty();
    return new LrFindSummaryRow(
        sweeping.sweep(),
        test.id(),
        test.data().name(),
        test.model().name(),
        test.recordedWeightDecay(),
        test.momentum(),
        test.seed(),
        end.points().size(),
        made.map(summary -> summary.stopped().name().toLowerCase(Locale.ROOT)).orElse("failed"),
        made.flatMap(RangeSummary::lastLr),
        made.flatMap(RangeSummary::minLoss),
        made.flatMap(RangeSummary::lrAtMinLoss),
        suggestion(made, Suggestions::minimum),
        suggestion(made, Suggestions::steepest),
        suggestion(made, Suggestions::valley),
        Duration.between(ran.started(), ran.finished()).toMillis() / 1e3,
        assignment.attempt(),
        end instanceof RangeEnd.Failed failed ? failed.message() : "",
        ran.place().host(),
        ran.place().executorId(),
        ran.place().device(),
        ran.started(),
        ran.finished(),
        CodeVersion.text(),
        end instanceof RangeEnd.Made done ? done.result().backend() : "");
  }

  List<LrFindRow> points() {
    RangeTest test = assignment.test();
    MetricCells metrics =
        MetricCells.of(
            test.training().scoring(),
            end.points().stream().map(point -> point.validation()).toList());
    return end.points().stream()
        .map(
            point ->
                new LrFindRow(
                    sweeping.sweep(),
                    test.id(),
                    test.recordedWeightDecay(),
                    test.momentum(),
                    test.seed(),
                    point.iteration(),
                    point.lr(),
                    point.trainLoss(),
                    point.trainLossSmoothed(),
                    point.validation().loss(),
                    point.validation().accuracy(),
                    metrics.of(Optional.of(point.validation()))))
        .toList();
  }

  private static Optional<Double> suggestion(
      Optional<RangeSummary> made, Function<Suggestions, Optional<Double>> which) {
    return made.flatMap(summary -> which.apply(summary.suggestions()));
  }
}
