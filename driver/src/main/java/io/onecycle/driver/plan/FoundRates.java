package io.onecycle.driver.plan;

import io.onecycle.driver.sweep.LrFind;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.LrFindSummaryRow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The learning rates that range tests suggest, by weight decay and momentum. */
@FunctionalInterface
public interface FoundRates {

  /** Before any range test. */
  FoundRates NONE = (weightDecay, maxMom) -> OptionalDouble.empty();

  /** As if every range test had suggested the same: to count trials before there are any. */
  FoundRates ASSUMED = (weightDecay, maxMom) -> OptionalDouble.of(1);

  /** Finer digits would claim more than a range test tells. */
  MathContext DIGITS = new MathContext(3);

  /**
   * The suggestion for settings with this weight decay and momentum.
   *
   * @param weightDecay of each layer group, or of all
   * @return empty where a range test is missing, has failed or suggests nothing
   */
  OptionalDouble of(List<Double> weightDecay, double maxMom);

  /** What the sweep's range tests suggest; over several seeds, their geometric mean. */
  static FoundRates of(SweepSpec spec, Collection<LrFindSummaryRow> summaries) {
    Map<String, LrFindSummaryRow> byId =
        summaries.stream()
            .collect(Collectors.toMap(LrFindSummaryRow::runId, Function.identity(), (a, b) -> b));
    return (weightDecay, maxMom) -> {
      List<Optional<Double>> suggestions =
          RangeTestPlan.of(spec, weightDecay, maxMom).stream()
              .map(test -> Optional.ofNullable(byId.get(test.id())))
              .map(row -> row.flatMap(found -> suggestion(spec, found)))
              .toList();
      return suggestions.stream().allMatch(Optional::isPresent)
          ? suggestions.stream()
              .mapToDouble(rate -> Math.log(rate.orElseThrow()))
              .average()
              .stream()
              .map(Math::exp)
              .findFirst()
          : OptionalDouble.empty();
    };
  }

  /** So many times {@code rate}, to three significant digits. */
  static double scaled(double rate, double factor) {
    return new BigDecimal(rate * factor).round(DIGITS).doubleValue();
  }

  private static Optional<Double> suggestion(SweepSpec spec, LrFindSummaryRow row) {
    LrFind.Suggestion name = spec.lrFind().orElseThrow().suggestion();
    return switch (name) {
      case MINIMUM -> row.found().suggestionMinimum();
      case STEEPEST -> row.found().suggestionSteep();
      case VALLEY -> row.found().suggestionValley();
    };
  }
}
