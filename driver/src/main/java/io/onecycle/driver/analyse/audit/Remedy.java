package io.onecycle.driver.analyse.audit;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** What would be added to a sweep to settle a finding; what it has stays. */
public sealed interface Remedy {

  /** Further values of an axis, at least one. */
  record Values(NumericAxis axis, List<Double> values) implements Remedy {
    public Values {
      values = List.copyOf(values);
    }
  }

  /** Further learning rates, where there was one. */
  record Rates(List<Double> values) implements Remedy {
    public Rates {
      values = List.copyOf(values);
    }
  }

  /** Further seeds. */
  record Seeds(List<Long> seeds) implements Remedy {
    public Seeds {
      seeds = List.copyOf(seeds);
    }
  }

  /** Another end of the range tests' window. */
  record Window(boolean upper, double end) implements Remedy {}

  /** How many seeds a sweep of one seed gets besides: the fewest with which 0.05 can be told. */
  int MORE_SEEDS = 2;

  /** What would settle it; empty where no sweep would. */
  static Optional<Remedy> of(Finding finding) {
    if (finding instanceof Finding.AtEdge edge) {
      return values(edge.axis(), Steps.beyond(edge.axis(), edge.upper()));
    }
    if (finding instanceof Finding.NotTuned tuned) {
      return values(tuned.axis(), Steps.beyond(tuned.axis(), tuned.upper()));
    }
    if (finding instanceof Finding.Coarse coarse) {
      return values(coarse.axis(), Steps.between(coarse.axis(), coarse.best()));
    }
    if (finding instanceof Finding.OneRate rate) {
      return Optional.of(new Rates(Steps.around(rate.maxLr())));
    }
    if (finding instanceof Finding.OneSeed one) {
      // Seeds near the greatest number would not fit.
      return one.seed() > Long.MAX_VALUE - MORE_SEEDS
          ? Optional.empty()
          : Optional.of(
              new Seeds(
                  LongStream.rangeClosed(one.seed() + 1, one.seed() + MORE_SEEDS)
                      .boxed()
                      .toList()));
    }
    return finding instanceof Finding.WindowEdge window
        ? Optional.of(new Window(window.upper(), Steps.widened(window.end(), window.upper())))
        : Optional.empty();
  }

  private static Optional<Remedy> values(NumericAxis axis, List<Double> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(new Values(axis, values));
  }
}
