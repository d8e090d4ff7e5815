package io.onecycle.driver.sweep;

import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Momentum;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the axes: {@code grid}. */
final class GridSection {

  static final List<String> KEYS =
      List.of("schedule", "max_lr", "div", "pct", "momentum", "weight_decay");

  private static final String MOMENTUM = "a number in [0, 1], or a range such as [0.95, 0.85]";

  private final Section section;
  private final Faults faults;
  private final Optional<ModelSpec> model;
  private final Scalars scalars;
  private final AxisReader axes;

  /**
   * Reads no more than it is asked for.
   *
   * @param model whose layer groups are counted, where it is known
   */
  GridSection(Section section, Optional<ModelSpec> model, Faults faults) {
    this.section = section;
    this.model = model;
    this.faults = faults;
    this.scalars = new Scalars(faults);
    this.axes = new AxisReader(faults);
  }

  Axes read() {
    return new Axes(
        section.node(),
        axes.distinct(section.optional("schedule", "1cycle"), new ScheduleReader(faults)::read),
        axes.distinct(
            section.required("max_lr", Bound.ABOVE_ZERO.expected() + ", or a list of them"),
            perGroup(Bound.ABOVE_ZERO)),
        axes.distinct(section.optional("div", "10"), n -> scalars.number(n, Bound.AT_LEAST_ONE)),
        axes.distinct(section.optional("pct", "10"), n -> scalars.number(n, Bound.PERCENTAGE)),
        axes.distinct(section.optional("momentum", "0.9"), this::momentum),
        axes.distinct(section.optional("weight_decay", "0"), perGroup(Bound.AT_LEAST_ZERO)));
  }

  /** One value, or a list with one for each layer group. */
  private Function<LocatedNode, Optional<List<Double>>> perGroup(Bound bound) {
    return node -> {
      if (!(node instanceof LocatedNode.Sequence sequence)) {
        return scalars.number(node, bound).map(List::of);
      }
      boolean fits = model.isEmpty() || sequence.items().size() == model.get().layerGroups();
      if (!fits) {
        faults.add(
            node,
            "a list of " + sequence.items().size(),
            bound.expected()
                + ", or a list of "
                + model.get().layerGroups()
                + ", one for each layer group of "
                + model.get().name());
      }
      return axes.list(node, item -> scalars.number(item, bound))
          .filter(values -> fits)
          .map(values -> values.stream().distinct().count() == 1 ? values.subList(0, 1) : values);
    };
  }

  /**
   * A constant, or a list of two: a range. The outer list is always the axis, so {@code [0.95,
   * 0.85]} right under the key is two constants, and {@code [[0.95, 0.85]]} one range.
   */
  private Optional<Momentum> momentum(LocatedNode node) {
    if (!(node instanceof LocatedNode.Sequence sequence)) {
      return scalars.number(node, Bound.UNIT).map(Momentum::constant);
    }
    if (sequence.items().size() != 2) {
      faults.add(node, "a list of " + sequence.items().size(), MOMENTUM);
      return Optional.empty();
    }
    return axes.list(node, item -> scalars.number(item, Bound.UNIT))
        .map(ends -> new Momentum(ends.get(0), ends.get(1)));
  }
}
