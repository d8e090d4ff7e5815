package io.onecycle.driver.plan;

import io.onecycle.driver.search.Dimension;
import io.onecycle.driver.sweep.Grid;
import io.onecycle.driver.sweep.MomentumRange;
import io.onecycle.driver.sweep.NumberRange;
import io.onecycle.driver.sweep.Ranges;
import io.onecycle.driver.sweep.ScheduleAxis;
import io.onecycle.worker.trial.Momentum;
import io.onecycle.worker.trial.ScheduleSpec;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The axes of a grid as a space of coordinates: a range is an interval, a list of several values a
 * choice, a single value nothing. Weight decays that are listed are no choice: each is searched for
 * itself.
 */
final class SearchSpace {

  private final Grid grid;
  private final List<MaxLr> maxLrs;
  private final List<Dimension> dimensions = new ArrayList<>();

  SearchSpace(Grid grid) {
    this.grid = grid;
    this.maxLrs = GridPoints.maxLrs(grid);
    Ranges ranges = grid.ranges();
    choice(grid.schedule());
    axis(ranges.maxLr(), maxLrs);
    axis(ranges.div(), grid.div());
    axis(ranges.pct(), grid.pct());
    ranges.momentum().ifPresent(this::momentum);
    choice(grid.momentum());
    axis(ranges.weightDecay(), List.of());
  }

  /** What {@link #at} takes a coordinate for. */
  List<Dimension> dimensions() {
    return List.copyOf(dimensions);
  }

  /**
   * The candidate at a point.
   *
   * @param weightDecay what it has unless weight decay is a range
   */
  Candidate at(List<Double> point, List<Double> weightDecay) {
    Iterator<Double> at = point.iterator();
    Ranges ranges = grid.ranges();
    ScheduleAxis axis = chosen(grid.schedule(), at);
    MaxLr maxLr =
        ranges
            .maxLr()
            .<MaxLr>map(range -> new MaxLr.Given(List.of(range.at(at.next()))))
            .orElseGet(() -> chosen(maxLrs, at));
    double div = number(ranges.div(), grid.div(), at);
    double pct = number(ranges.pct(), grid.pct(), at);
    Momentum momentum =
        ranges
            .momentum()
            .map(range -> momentum(range, at))
            .orElseGet(() -> chosen(grid.momentum(), at));
    List<Double> decay =
        ranges.weightDecay().map(range -> List.of(range.at(at.next()))).orElse(weightDecay);
    ScheduleSpec schedule =
        axis instanceof ScheduleAxis.Fixed fixed
            ? fixed.spec()
            : new ScheduleSpec.OneCycle(div, pct);
    return new Candidate(schedule, maxLr, GridPoints.known(schedule, momentum), decay);
  }

  private void axis(Optional<NumberRange> range, List<?> values) {
    if (range.isPresent()) {
      dimensions.add(new Dimension.Interval());
    } else {
      choice(values);
    }
  }

  private void choice(List<?> values) {
    if (values.size() > 1) {
      dimensions.add(new Dimension.Choice(values.size()));
    }
  }

  private void momentum(MomentumRange range) {
    if (range instanceof MomentumRange.Ends ends) {
      ends.max().range().ifPresent(r -> dimensions.add(new Dimension.Interval()));
      ends.min().range().ifPresent(r -> dimensions.add(new Dimension.Interval()));
    } else {
      dimensions.add(new Dimension.Interval());
    }
  }

  private static Momentum momentum(MomentumRange range, Iterator<Double> at) {
    if (range instanceof MomentumRange.Ends ends) {
      double max = end(ends.max(), at);
      return new Momentum(max, end(ends.min(), at));
    }
    return Momentum.constant(((MomentumRange.Constant) range).both().at(at.next()));
  }

  private static double end(MomentumRange.End end, Iterator<Double> at) {
    return end.fixed().orElseGet(() -> end.range().orElseThrow().at(at.next()));
  }

  private static double number(
      Optional<NumberRange> range, List<Double> values, Iterator<Double> at) {
    return range.map(r -> r.at(at.next())).orElseGet(() -> chosen(values, at));
  }

  private static <T> T chosen(List<T> values, Iterator<Double> at) {
    return values.size() == 1 ? values.get(0) : values.get(at.next().intValue());
  }
}
