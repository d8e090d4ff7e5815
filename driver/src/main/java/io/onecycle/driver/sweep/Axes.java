package io.onecycle.driver.sweep;

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
    Optional<Axis<ScheduleAxis>> schedule,
    Optional<Axis<MaxLr>> maxLr,
    Optional<Axis<Double>> div,
    Optional<Axis<Double>> pct,
    Optional<Axis<Momentum>> momentum,
    Optional<Axis<List<Double>>> weightDecay,
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
                values(MaxLr.Given.class).map(MaxLr.Given::values).toList(),
                div.orElseThrow().values(),
                pct.orElseThrow().values(),
                momentum.orElseThrow().values(),
                weightDecay.orElseThrow().values(),
                values(MaxLr.Found.class).map(MaxLr.Found::factor).toList(),
                ranges))
        : Optional.empty();
  }

  private <T extends MaxLr> Stream<T> values(Class<T> kind) {
    return maxLr.orElseThrow().values().stream().filter(kind::isInstance).map(kind::cast);
  }
}
