package io.onecycle.driver.plan;

import io.onecycle.driver.analyse.ranges.SuggestionRule;
import io.onecycle.driver.analyse.stats.LogScale;
import io.onecycle.driver.sweep.LrFind;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.LrFindSummaryRow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
   * @return empty while a range test is owed, and where no more than half of them suggest any
   */
  OptionalDouble of(List<Double> weightDecay, double maxMom);

  /** What the sweep's range tests suggest: over several seeds, their average. */
  static FoundRates of(SweepSpec spec, Collection<LrFindSummaryRow> summaries) {
    Map<String, LrFindSummaryRow> byId =
        summaries.stream()
            .collect(Collectors.toMap(LrFindSummaryRow::runId, Function.identity(), (a, b) -> b));
    return (weightDecay, maxMom) -> {
      List<Optional<LrFindSummaryRow>> tests =
          RangeTestPlan.of(spec, weightDecay, maxMom).stream()
              .map(
                  test ->
                      RangeTestPlan.ids(test).stream()
                          .map(byId::get)
                          .filter(Objects::nonNull)
                          .findFirst())
              .toList();
      return tests.stream().allMatch(test -> test.filter(row -> isSettled(spec, row)).isPresent())
          ? of(spec, tests.stream().map(Optional::orElseThrow).toList())
          : OptionalDouble.empty();
    };
  }

  /** Failed tests, and those that suggest nothing, are left out, as long as they are the fewer. */
  private static OptionalDouble of(SweepSpec spec, List<LrFindSummaryRow> tests) {
    LrFind find = spec.lrFind().orElseThrow();
    List<Double> rates =
        tests.stream()
            .flatMap(test -> SuggestionRule.suggestion(find.suggestion(), test.found()).stream())
            .toList();
    return switch (find.average()) {
      case MEDIAN ->
          2 * rates.size() > tests.size() ? LogScale.median(rates) : OptionalDouble.empty();
      case GEOMETRIC_MEAN ->
          rates.size() == tests.size() ? LogScale.mean(rates) : OptionalDouble.empty();
    };
  }

  /** So many times {@code rate}, to three significant digits. */
  static double scaled(double rate, double factor) {
    return new BigDecimal(rate * factor).round(DIGITS).doubleValue();
  }

  private static boolean isSettled(SweepSpec spec, LrFindSummaryRow test) {
    return !test.isFailed() || test.run().attempts() >= spec.limits().failuresPerTrial();
  }
}
