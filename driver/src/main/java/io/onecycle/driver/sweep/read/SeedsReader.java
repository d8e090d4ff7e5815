package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.SequentialSeeds;
import io.onecycle.driver.sweep.read.field.AxisReader;
import io.onecycle.driver.sweep.read.field.Bound;
import io.onecycle.driver.sweep.read.field.LocatedAxis;
import io.onecycle.driver.sweep.read.field.Scalars;
import io.onecycle.driver.sweep.read.field.Section;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code seeds}: a list, or how many to spend until the comparison is decided. */
final class SeedsReader {

  private static final List<String> KEYS = List.of("min", "max", "first", "until", "margin");

  private final FaultList faults;
  private final Scalars scalars;

  SeedsReader(FaultList faults) {
    this.faults = faults;
    this.scalars = new Scalars(faults);
  }

  /** Every seed that a setting may get. */
  Optional<List<Long>> list(LocatedNode node) {
    return new AxisReader(faults)
        .distinct(node, seed -> scalars.whole(seed, Long.MIN_VALUE, Long.MAX_VALUE))
        .map(LocatedAxis::values);
  }

  /** Seeds until the comparison is decided; to be asked for a mapping only. */
  Optional<SequentialSeeds> sequential(LocatedNode node) {
    Section section = Section.of(node, KEYS, faults);
    Optional<Integer> min =
        scalars.whole(section.optional("min", "3"), 2, SequentialSeeds.MOST).map(Math::toIntExact);
    LocatedNode maxNode = section.required("max", "a whole number of at least min");
    Optional<Integer> max =
        scalars.whole(maxNode, min.orElse(2), SequentialSeeds.MOST).map(Math::toIntExact);
    Optional<Long> first =
        scalars.whole(section.optional("first", "1"), Integer.MIN_VALUE, Integer.MAX_VALUE - 1L);
    Optional<String> until =
        scalars.choice(section.required("until", "decided"), Map.of("decided", "decided"));
    Optional<OptionalDouble> margin =
        section.has("margin")
            ? scalars
                .number(section.required("margin", ""), Bound.ABOVE_ZERO)
                .map(OptionalDouble::of)
            : Optional.of(OptionalDouble.empty());
    return min.isPresent()
            && max.isPresent()
            && first.isPresent()
            && until.isPresent()
            && margin.isPresent()
        ? Optional.of(new SequentialSeeds(first.get(), min.get(), max.get(), margin.get()))
        : Optional.empty();
  }
}
