package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.Grid;
import io.onecycle.driver.sweep.Halving;
import io.onecycle.driver.sweep.ScheduleAxis;
import io.onecycle.driver.sweep.Search;
import io.onecycle.driver.sweep.yaml.FaultList;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Faults of searches that do not fit their grid, their seeds or their epochs. */
final class SearchChecks {

  private final FaultList faults;

  SearchChecks(FaultList faults) {
    this.faults = faults;
  }

  /** Refuses ranges that nothing searches, and range tests of axes that are ranges. */
  void ranges(Axes axes, boolean isSampled, boolean hasLrFind) {
    for (Axes.Ranged ranged : axes.ranged()) {
      if (!isSampled) {
        faults.add(
            ranged.node(),
            "a range that nothing searches",
            "values, or a section search with one of " + String.join(", ", SearchSection.SAMPLERS));
      } else if (hasLrFind && !ranged.key().matches("div|pct")) {
        faults.add(
            ranged.node(), "a range beside lr_find", "values, as range tests are made of each");
      }
    }
  }

  /** Refuses searches without anything to choose from, and more settings than there are. */
  void choices(SearchSection section, Search search, Grid grid) {
    boolean ranges = grid.ranges().any();
    BigInteger points = points(grid);
    if (!ranges && points.compareTo(BigInteger.ONE) <= 0) {
      faults.add(
          section.chooser(),
          "nothing to choose from: but for weight_decay every axis has one value",
          "a range or a list of values in grid");
    }
    search
        .sampler()
        .filter(sampler -> !ranges && points.compareTo(BigInteger.valueOf(sampler.settings())) < 0)
        .ifPresent(
            sampler ->
                faults.add(
                    section.chooser(),
                    "more than the " + points + " settings that the grid has of each weight decay",
                    "at most " + points + " settings, or ranges"));
  }

  /** Refuses rungs that are none. */
  void rungs(SearchSection section, Halving halving, int epochs) {
    if (halving.rungs(epochs).size() == 1) {
      faults.add(
          section.node("halving"),
          "no halving: min_epochs × factor is more than train.epochs, " + epochs,
          "min_epochs × factor of at most " + epochs);
    }
  }

  /** Refuses more seeds to rank by than there are. */
  void seeds(SearchSection section, Search search, List<Long> seeds) {
    if (search.seeds() > seeds.size()) {
      faults.add(
          section.node("seeds"),
          "more than the " + seeds.size() + " seeds of the sweep",
          "a whole number of at most " + seeds.size());
    }
  }

  /** Points of the grid, but for weight decay. */
  private static BigInteger points(Grid grid) {
    long cycles = grid.schedule().stream().filter(ScheduleAxis.OneCycle.class::isInstance).count();
    BigInteger schedules =
        product(cycles, grid.div().size(), grid.pct().size())
            .add(BigInteger.valueOf(grid.schedule().size() - cycles));
    return schedules.multiply(
        product(grid.maxLr().size() + grid.foundLr().size(), grid.momentum().size()));
  }

  private static BigInteger product(long... factors) {
    return LongStream.of(factors)
        .mapToObj(BigInteger::valueOf)
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }

  /** How many settings a sweep has of each weight decay: sampled ones, or points of the grid. */
  static BigInteger settings(Grid grid, Optional<Search> search) {
    return search
        .flatMap(Search::sampler)
        .map(sampler -> BigInteger.valueOf(sampler.settings()))
        .orElseGet(() -> points(grid));
  }
}
