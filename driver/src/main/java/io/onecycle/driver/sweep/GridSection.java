package io.onecycle.driver.sweep;

import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Momentum;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the axes: {@code grid}. */
final class GridSection {

  static final List<String> KEYS =
      List.of("schedule", "max_lr", "div", "pct", "momentum", "weight_decay");

  private static final String MAX_LR =
      "a number above 0, or a list of them, or lr_find beside a section of that name";
  private static final Pattern FACTOR = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)x");
  private static final String MOMENTUM = "a number in [0, 1], or a range such as [0.95, 0.85]";

  private final Section section;
  private final Faults faults;
  private final boolean hasLrFind;
  private final PerGroup perGroup;
  private final Scalars scalars;
  private final AxisReader axes;

  /**
   * Reads no more than it is asked for.
   *
   * @param model whose layer groups are counted, where it is known
   * @param hasLrFind whether there are range tests to take max_lr from
   */
  GridSection(Section section, Optional<ModelSpec> model, boolean hasLrFind, Faults faults) {
    this.section = section;
    this.hasLrFind = hasLrFind;
    this.perGroup = new PerGroup(model, faults);
    this.faults = faults;
    this.scalars = new Scalars(faults);
    this.axes = new AxisReader(faults);
  }

  Axes read() {
    return new Axes(
        section.node(),
        axes.distinct(section.optional("schedule", "1cycle"), new ScheduleReader(faults)::read),
        hasLrFind && !section.has("max_lr")
            ? Optional.of(new Axis<>(List.of()))
            : axes.distinct(section.required("max_lr", MAX_LR), this::maxLr),
        axes.distinct(section.optional("div", "10"), n -> scalars.number(n, Bound.AT_LEAST_ONE)),
        axes.distinct(section.optional("pct", "10"), n -> scalars.number(n, Bound.PERCENTAGE)),
        axes.distinct(section.optional("momentum", "0.9"), this::momentum),
        axes.distinct(
            section.optional("weight_decay", "0"), n -> perGroup.read(n, Bound.AT_LEAST_ZERO)));
  }

  /** A number, numbers per layer group, or what the range test finds. */
  private Optional<MaxLr> maxLr(LocatedNode node) {
    Optional<Double> factor =
        node instanceof LocatedNode.Scalar scalar && !scalar.quoted()
            ? factor(scalar.text())
            : Optional.empty();
    if (factor.isEmpty()) {
      return perGroup.read(node, Bound.ABOVE_ZERO).map(MaxLr.Given::new);
    }
    if (!hasLrFind) {
      faults.add(node, "found by a range test", "the section lr_find too, or a number above 0");
      return Optional.empty();
    }
    return factor.map(MaxLr.Found::new);
  }

  private static Optional<Double> factor(String text) {
    if (text.equals("lr_find")) {
      return Optional.of(1.0);
    }
    Matcher matcher = FACTOR.matcher(text);
    return matcher.matches()
        ? Optional.of(Double.parseDouble(matcher.group(1))).filter(factor -> factor > 0)
        : Optional.empty();
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
