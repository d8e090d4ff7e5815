package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.Grid;
import io.onecycle.driver.sweep.Grouping;
import io.onecycle.driver.sweep.read.field.AxisReader;
import io.onecycle.driver.sweep.read.field.LocatedAxis;
import io.onecycle.driver.sweep.read.field.Scalars;
import io.onecycle.driver.sweep.read.field.Section;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code scientific: [weight_decay]}: the axes that a sweep asks about. */
final class ScientificReader {

  static final String SCIENTIFIC = "scientific";

  private final FaultList faults;
  private final Scalars scalars;

  ScientificReader(FaultList faults) {
    this.faults = faults;
    this.scalars = new Scalars(faults);
  }

  /**
   * The axes that are marked; empty if none are, or at fault.
   *
   * @param grid empty where that has faults itself
   */
  List<Grouping> read(Section sweep, Optional<Grid> grid) {
    if (!sweep.has(SCIENTIFIC)) {
      return List.of();
    }
    LocatedNode node = sweep.optional(SCIENTIFIC, "");
    return new AxisReader(faults)
        .distinct(node, one -> axis(one, grid))
        .map(LocatedAxis::values)
        .orElse(List.of());
  }

  private Optional<Grouping> axis(LocatedNode node, Optional<Grid> grid) {
    Map<String, Grouping> names = new LinkedHashMap<>(Scalars.names(Grouping.values()));
    names.remove(Grouping.SETTING.key());
    return scalars
        .choice(node, names)
        .filter(
            axis -> {
              int groups = grid.map(axis::groups).orElse(2);
              if (groups < 2) {
                faults.add(
                    node,
                    groups == 0 ? "an axis without a list of values" : "an axis of one value",
                    several(grid.orElseThrow()));
              }
              return groups > 1;
            });
  }

  private static String several(Grid grid) {
    String axes =
        Stream.of(Grouping.values())
            .filter(axis -> axis != Grouping.SETTING && axis.groups(grid) > 1)
            .map(Grouping::key)
            .collect(Collectors.joining(", "));
    return axes.isEmpty() ? "an axis with several values in the grid" : "one of " + axes;
  }
}
