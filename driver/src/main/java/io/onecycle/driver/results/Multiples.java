package io.onecycle.driver.results;

import io.onecycle.driver.analyse.importance.Importance;
import io.onecycle.driver.plan.FoundRates;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.TrialRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** How many times what range tests suggest the learning rates of a sweep's settings are. */
public final class Multiples {

  private static final double ROUNDING = 1e-9;

  private Multiples() {}

  /** By setting id; a setting whose rate is no such multiple, or not any more, is left out. */
  public static Map<String, Double> of(Results results) {
    Map<String, Double> multiples = new HashMap<>();
    results
        .spec()
        .filter(spec -> spec.lrFind().isPresent())
        .ifPresent(spec -> add(spec, results, multiples));
    return multiples;
  }

  /** The same; empty unless they are of several multiples, and every setting has one. */
  public static Map<String, Double> ofAll(Results results) {
    Map<String, Double> multiples = of(results);
    boolean isEach =
        results.trials().stream().allMatch(trial -> multiples.containsKey(trial.settingId()));
    return isEach && multiples.values().stream().distinct().count() > 1 ? multiples : Map.of();
  }

  /**
   * Which axis moved the result. Where rates were found for each weight decay, a rate itself would
   * tell its weight decay, and be credited with what that does: so multiples stand for rates. One
   * for all is no axis.
   */
  public static Importance importance(Results results) {
    return Importance.of(results.choosing(), of(results));
  }

  private static void add(SweepSpec spec, Results results, Map<String, Double> multiples) {
    FoundRates found = FoundRates.of(spec, results.tests());
    for (TrialRow row : results.trials()) {
      if (!multiples.containsKey(row.settingId())) {
        of(row, spec.grid().foundLr(), found)
            .ifPresent(factor -> multiples.put(row.settingId(), factor));
      }
    }
  }

  private static Optional<Double> of(TrialRow row, List<Double> asked, FoundRates found) {
    OptionalDouble rate = found.of(row.setting().weightDecay().values(), row.setting().maxMom());
    double maxLr = row.setting().maxLr().last();
    return rate.isEmpty()
        ? Optional.empty()
        : asked.stream()
            .filter(
                times ->
                    Math.abs(FoundRates.scaled(rate.getAsDouble(), times) - maxLr)
                        <= ROUNDING * maxLr)
            .findFirst();
  }
}
