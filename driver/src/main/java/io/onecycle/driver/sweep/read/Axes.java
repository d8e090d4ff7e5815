package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.Grid;
import io.onecycle.driver.sweep.Ranges;
import io.onecycle.driver.sweep.ScheduleAxis;
import io.onecycle.driver.sweep.read.field.LocatedAxis;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import io.onecycle.worker.trial.Momentum;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The axes as far as they are without fault.
 *
 * @param node where the grid stands
 * @param ranges axes that are ranges; they have no values here
 * @param ranged the same, without fault or not
 */
record Axes(
    LocatedNode node,
    Optional<LocatedAxis<ScheduleAxis>> schedule,
    Optional<LocatedAxis<MaxLrValue>> maxLr,
    Optional<LocatedAxis<Double>> div,
    Optional<LocatedAxis<Double>> pct,
    Optional<LocatedAxis<Momentum>> momentum,
    Optional<LocatedAxis<List<Double>>> weightDecay,
    Ranges ranges,
    List<Ranged> ranged) {

  /** A range and where it was written. */
  record Ranged(String key, LocatedNode node) {}

  Axes {
    ranged = List.copyOf(ranged);
  }

  Optional<Grid> grid() {
    return Stream.of(schedule, maxLr, div, pct, momentum, weightDecay).allMatch(Optional::isPresent)
        ? Optional.of(
            new Grid(
                schedule.orElseThrow().values(),
                values(MaxLrValue.Given.class).map(MaxLrValue.Given::values).toList(),
                div.orElseThrow().values(),
                pct.orElseThrow().values(),
                momentum.orElseThrow().values(),
                weightDecay.orElseThrow().values(),
                values(MaxLrValue.Found.class).map(MaxLrValue.Found::factor).toList(),
                ranges))
        : Optional.empty();
  }

  /** Whether trials are trained with what range tests suggest. */
  boolean takesSuggestions() {
    return maxLr.isPresent() && values(MaxLrValue.Found.class).findAny().isPresent();
  }

  private <T extends MaxLrValue> Stream<T> values(Class<T> kind) {
    return maxLr.orElseThrow().values().stream().filter(kind::isInstance).map(kind::cast);
  }
}
