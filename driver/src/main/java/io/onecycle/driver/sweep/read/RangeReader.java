package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.MomentumRange;
import io.onecycle.driver.sweep.NumberRange;
import io.onecycle.driver.sweep.read.field.Bound;
import io.onecycle.driver.sweep.read.field.Scalars;
import io.onecycle.driver.sweep.read.field.Section;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code {range: [0.01, 1], scale: log}}. */
final class RangeReader {

  private static final String RANGE = "range";
  private static final String ENDS = "two rising numbers: [LOW, HIGH]";
  private static final List<String> KEYS = List.of(RANGE, "scale");
  private static final List<String> MOMENTUM_KEYS = List.of("max", "min");
  private static final Map<String, Boolean> LOG = new LinkedHashMap<>();

  static {
    LOG.put("log", true);
    LOG.put("linear", false);
  }

  private final FaultList faults;
  private final Scalars scalars;

  RangeReader(FaultList faults) {
    this.faults = faults;
    this.scalars = new Scalars(faults);
  }

  /** Whether this is meant to be a range, and not the values of an axis. */
  static boolean isRange(LocatedNode node) {
    return node instanceof LocatedNode.Mapping;
  }

  /**
   * A range.
   *
   * @param scale unless the file says
   * @param bound of both ends
   */
  Optional<NumberRange> read(LocatedNode node, String scale, Bound bound) {
    Section section = Section.of(node, KEYS, faults);
    Optional<Boolean> log = scalars.choice(section.optional("scale", scale), LOG);
    LocatedNode ends = section.required(RANGE, ENDS);
    if (!(ends instanceof LocatedNode.Sequence sequence) || sequence.items().size() != 2) {
      faults.add(ends, "no range", ENDS);
      return Optional.empty();
    }
    Optional<Double> low = scalars.number(sequence.items().get(0), bound);
    Optional<Double> high = scalars.number(sequence.items().get(1), bound);
    if (low.isEmpty() || high.isEmpty() || log.isEmpty()) {
      return Optional.empty();
    }
    if (low.get() >= high.get()) {
      faults.add(ends, "not rising", ENDS);
      return Optional.empty();
    }
    if (log.get() && low.get() <= 0) {
      faults.add(sequence.items().get(0), "not above 0", "a number above 0, or scale: linear");
      return Optional.empty();
    }
    return Optional.of(new NumberRange(low.get(), high.get(), log.get()));
  }

  /** One range for both ends, or {@code {max: 0.95, min: {range: [0.8, 0.9]}}}. */
  Optional<MomentumRange> momentum(LocatedNode node) {
    boolean constant =
        node instanceof LocatedNode.Mapping mapping
            && !Set.copyOf(MOMENTUM_KEYS).containsAll(mapping.entries().keySet());
    if (constant) {
      return read(node, "linear", Bound.UNIT).map(MomentumRange.Constant::new);
    }
    Section section = Section.of(node, MOMENTUM_KEYS, faults);
    Optional<MomentumRange.End> max = end(section.required("max", Bound.UNIT.expected()));
    Optional<MomentumRange.End> min = end(section.required("min", Bound.UNIT.expected()));
    if (max.isEmpty() || min.isEmpty()) {
      return Optional.empty();
    }
    if (max.get().range().isEmpty() && min.get().range().isEmpty()) {
      faults.add(node, "two numbers", "a range for max or min, or a list: [[0.95, 0.85]]");
      return Optional.empty();
    }
    return Optional.of(new MomentumRange.Ends(max.get(), min.get()));
  }

  private Optional<MomentumRange.End> end(LocatedNode node) {
    return isRange(node)
        ? read(node, "linear", Bound.UNIT)
            .map(range -> new MomentumRange.End(Optional.empty(), Optional.of(range)))
        : scalars
            .number(node, Bound.UNIT)
            .map(value -> new MomentumRange.End(Optional.of(value), Optional.empty()));
  }
}
