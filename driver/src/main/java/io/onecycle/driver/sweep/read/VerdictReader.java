package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.Grid;
import io.onecycle.driver.sweep.Grouping;
import io.onecycle.driver.sweep.SequentialSeeds;
import io.onecycle.driver.sweep.VerdictSeeds;
import io.onecycle.driver.sweep.read.field.Scalars;
import io.onecycle.driver.sweep.read.field.Section;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code verdict: {seeds: 5, by: weight_decay}}. */
final class VerdictReader {

  static final String VERDICT = "verdict";

  private static final String SEEDS = "seeds";
  private static final String BY = "by";
  private static final String FINALISTS = "finalists";
  private static final String COUNT = "a whole number in [2, " + SequentialSeeds.MOST + "]";

  private final FaultList faults;
  private final Scalars scalars;

  VerdictReader(FaultList faults) {
    this.faults = faults;
    this.scalars = new Scalars(faults);
  }

  /**
   * The verdict of a sweep; empty if it has none, or a faulty one.
   *
   * @param sweep the whole file
   * @param grid empty where that has faults itself
   * @param seeds those that settings are chosen by, as far as they are without fault
   * @param scientific the axes asked about, of which the verdict's axis must be one
   */
  Optional<VerdictSeeds> read(
      Section sweep, Optional<Grid> grid, Optional<List<Long>> seeds, List<Grouping> scientific) {
    if (!sweep.has(VERDICT)) {
      return Optional.empty();
    }
    Section section = sweep.child(VERDICT, List.of(SEEDS, BY, FINALISTS));
    LocatedNode seedsNode = section.required(SEEDS, COUNT);
    Optional<Integer> fresh =
        scalars
            .whole(seedsNode, 2, SequentialSeeds.MOST)
            .map(Math::toIntExact)
            .filter(count -> fits(seedsNode, count, seeds.orElse(List.of())));
    Optional<Grouping> by = by(section, grid, scientific);
    Optional<Integer> finalists =
        scalars
            .whole(
                section.optional(FINALISTS, String.valueOf(VerdictSeeds.FINALISTS)),
                2,
                CrossChecks.MAX_TRIALS)
            .map(Math::toIntExact);
    boolean fits = by.isEmpty() || mayHaveFinalists(section, by.get());
    return fits && fresh.isPresent() && by.isPresent() && finalists.isPresent()
        ? Optional.of(new VerdictSeeds(fresh.get(), by.get(), finalists.get()))
        : Optional.empty();
  }

  private Optional<Grouping> by(Section section, Optional<Grid> grid, List<Grouping> scientific) {
    Grouping otherwise =
        scientific.stream().findFirst().or(() -> grid.map(Grouping::of)).orElse(Grouping.SETTING);
    LocatedNode node = section.optional(BY, otherwise.key());
    return scalars
        .choice(node, Scalars.names(Grouping.values()))
        .filter(
            by -> {
              int groups = grid.map(by::groups).orElse(2);
              boolean several = by == Grouping.SETTING || groups > 1;
              if (!several) {
                faults.add(
                    node,
                    groups == 0 ? "an axis without a list of values" : "an axis of one value",
                    "one of " + several(grid.orElseThrow()));
              }
              return several && isAsked(node, by, scientific);
            });
  }

  private boolean isAsked(LocatedNode node, Grouping by, List<Grouping> scientific) {
    boolean isAsked = scientific.isEmpty() || by == Grouping.SETTING || scientific.contains(by);
    if (!isAsked) {
      faults.add(
          node,
          "not among the axes of " + ScientificReader.SCIENTIFIC,
          "one of "
              + Stream.concat(scientific.stream(), Stream.of(Grouping.SETTING))
                  .map(Grouping::key)
                  .collect(Collectors.joining(", ")));
    }
    return isAsked;
  }

  private boolean mayHaveFinalists(Section section, Grouping by) {
    boolean may = by == Grouping.SETTING || !section.has(FINALISTS);
    if (!may) {
      faults.add(
          section.optional(FINALISTS, ""),
          "given, but the best of each " + by.key() + " is judged",
          "no finalists, or by: setting");
    }
    return may;
  }

  private boolean fits(LocatedNode node, int fresh, List<Long> seeds) {
    boolean fits = seeds.stream().allMatch(seed -> seed <= Long.MAX_VALUE - fresh);
    if (!fits) {
      faults.add(
          node,
          "too many after the largest of the sweep's seeds: beyond 64 bits",
          "fewer, or smaller seeds");
    }
    return fits;
  }

  private static String several(Grid grid) {
    return Stream.of(Grouping.values())
        .filter(by -> by == Grouping.SETTING || by.groups(grid) > 1)
        .map(Grouping::key)
        .collect(Collectors.joining(", "));
  }
}
