package io.onecycle.driver.execute;

import io.onecycle.driver.execute.RangeAssignment.RangeEnd;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.RangeEnding;
import io.onecycle.driver.table.RangeScores;
import io.onecycle.driver.table.RangeTestKey;
import io.onecycle.worker.lrfind.RangeSummary;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.lrfind.Stopped;
import io.onecycle.worker.lrfind.Suggestions;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** From a range test and its end to the rows of the tables. */
record RangeRows(Sweeping sweeping, RangeAssignment assignment, RangeEnd end, Work.Ran ran) {

  LrFindSummaryRow summary() {
    RangeTestSpec test = assignment.test();
    Optional<RangeSummary> made =
        end instanceof RangeEnd.Made done
            ? Optional.of(RangeSummary.of(done.result(), test.spec().numIt()))
            : Optional.empty();
    return new LrFindSummaryRow(
        key(),
        test.data().name(),
        test.model().name(),
        new RangeScores(
            end.points().size(),
            made.map(summary -> ending(summary.stopped())).orElse(RangeEnding.FAILED),
            made.flatMap(RangeSummary::lastLr),
            made.flatMap(RangeSummary::minLoss),
            made.flatMap(RangeSummary::lrAtMinLoss),
            suggestion(made, Suggestions::minimum),
            suggestion(made, Suggestions::steepest),
            suggestion(made, Suggestions::valley)),
        ran.facts(
            0,
            assignment.attempt(),
            end instanceof RangeEnd.Failed failed ? failed.message() : "",
            end instanceof RangeEnd.Made done ? done.result().backend() : ""));
  }

  private RangeTestKey key() {
    RangeTestSpec test = assignment.test();
    return new RangeTestKey(
        sweeping.sweep(),
        test.id(),
        new LayerValues(test.weightDecay()),
        test.momentum(),
        test.seed());
  }

  private static RangeEnding ending(Stopped stopped) {
    return switch (stopped) {
      case END -> RangeEnding.END;
      case DIVERGED -> RangeEnding.DIVERGED;
      case NAN -> RangeEnding.NAN;
    };
  }

  List<LrFindRow> points() {
    RangeTestSpec test = assignment.test();
    RangeTestKey key = key();
    MetricCells metrics =
        MetricCells.of(
            test.training().scoring(),
            end.points().stream().map(point -> point.validation()).toList());
    return end.points().stream()
        .map(
            point ->
                new LrFindRow(
                    key,
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
