package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.NumberRange;
import io.onecycle.driver.sweep.Ranges;
import io.onecycle.driver.sweep.read.field.AxisReader;
import io.onecycle.driver.sweep.read.field.Bound;
import io.onecycle.driver.sweep.read.field.LocatedAxis;
import io.onecycle.driver.sweep.read.field.Scalars;
import io.onecycle.driver.sweep.read.field.Section;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Momentum;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the axes: {@code grid}. */
final class GridSection {

  static final List<String> KEYS =
      List.of("schedule", "max_lr", "div", "pct", "momentum", "weight_decay");

  private static final List<String> RANGED =
      List.of("max_lr", "div", "pct", "momentum", "weight_decay");

  private static final String MAX_LR =
      "a number above 0, or a list of them, or lr_find beside a section of that name";
  private static final Pattern FACTOR = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)x");
  private static final String MOMENTUM = "a number in [0, 1], or a range such as [0.95, 0.85]";

  private final Section section;
  private final FaultList faults;
  private final boolean hasLrFind;
  private final PerGroup perGroup;
  private final Scalars scalars;
  private final AxisReader axes;
  private final RangeReader reader;

  /**
   * Reads no more than it is asked for.
   *
   * @param model whose layer groups are counted, where it is known
   * @param hasLrFind whether there are range tests to take max_lr from
   */
  GridSection(Section section, Optional<ModelSpec> model, boolean hasLrFind, FaultList faults) {
    this.section = section;
    this.hasLrFind = hasLrFind;
    this.perGroup = new PerGroup(model, faults);
    this.faults = faults;
    this.scalars = new Scalars(faults);
    this.axes = new AxisReader(faults);
    this.reader = new RangeReader(faults);
  }

  Axes read() {
    Ranges ranges =
        new Ranges(
            range("max_lr", "log", Bound.ABOVE_ZERO),
            range("div", "linear", Bound.AT_LEAST_ONE),
            range("pct", "linear", Bound.PERCENTAGE),
            isRange("momentum") ? reader.momentum(node("momentum")) : Optional.empty(),
            range("weight_decay", "log", Bound.AT_LEAST_ZERO));
    return new Axes(
        section.node(),
        axes.distinct(section.optional("schedule", "1cycle"), new ScheduleReader(faults)::read),
        hasLrFind && !section.has("max_lr")
            ? Optional.of(new LocatedAxis<>(List.of()))
            : values("max_lr", () -> section.required("max_lr", MAX_LR), this::maxLr),
        values("div", "10", n -> scalars.number(n, Bound.AT_LEAST_ONE)),
        values("pct", "10", n -> scalars.number(n, Bound.PERCENTAGE)),
        values("momentum", "0.9", this::momentum),
        values("weight_decay", "0", n -> perGroup.read(n, Bound.AT_LEAST_ZERO)),
        ranges,
        RANGED.stream().filter(this::isRange).map(key -> new Axes.Ranged(key, node(key))).toList());
  }

  private boolean isRange(String key) {
    return section.has(key) && RangeReader.isRange(node(key));
  }

  private LocatedNode node(String key) {
    return section.optional(key, "");
  }

  private Optional<NumberRange> range(String key, String scale, Bound bound) {
    return isRange(key) ? reader.read(node(key), scale, bound) : Optional.empty();
  }

  private <T> Optional<LocatedAxis<T>> values(
      String key, String otherwise, Function<LocatedNode, Optional<T>> one) {
    return values(key, () -> section.optional(key, otherwise), one);
  }

  private <T> Optional<LocatedAxis<T>> values(
      String key, Supplier<LocatedNode> node, Function<LocatedNode, Optional<T>> one) {
    return isRange(key)
        ? Optional.of(new LocatedAxis<>(List.of()))
        : axes.distinct(node.get(), one);
  }

  /** A number, numbers per layer group, or what the range test finds. */
  private Optional<MaxLrValue> maxLr(LocatedNode node) {
    Optional<Double> factor =
        node instanceof LocatedNode.Scalar scalar && !scalar.quoted()
            ? factor(scalar.text())
            : Optional.empty();
    if (factor.isEmpty()) {
      return perGroup.read(node, Bound.ABOVE_ZERO).map(MaxLrValue.Given::new);
    }
    if (!hasLrFind) {
      faults.add(node, "found by a range test", "the section lr_find too, or a number above 0");
      return Optional.empty();
    }
    return factor.map(MaxLrValue.Found::new);
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
