package io.onecycle.driver.results;

import io.onecycle.driver.analyse.audit.Audit;
import io.onecycle.driver.analyse.audit.Auditor;
import io.onecycle.driver.analyse.compare.Alike;
import io.onecycle.driver.plan.FoundRates;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.TrialRow;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Whether a sweep was laid out so that its answer can be right. */
public final class Audits {

  private Audits() {}

  /** That of what is committed. */
  public static Audit of(Results results) {
    return new Auditor(
            results.spec(),
            Alike.of(results.choosing()).rows(),
            results.shorter(),
            results.tests(),
            results.spec().map(spec -> multiples(spec, results)).orElse(Map.of()))
        .audit();
  }

  private static Map<String, Double> multiples(SweepSpec spec, Results results) {
    Map<String, Double> multiples = new HashMap<>();
    if (spec.lrFind().isEmpty()) {
      return multiples;
    }
    FoundRates found = FoundRates.of(spec, results.tests());
    for (TrialRow row : results.trials()) {
      OptionalDouble rate = found.of(row.setting().weightDecay().values(), row.setting().maxMom());
      for (double factor : spec.grid().foundLr()) {
        if (rate.isPresent()
            && FoundRates.scaled(rate.getAsDouble(), factor) == row.setting().maxLr().last()) {
          multiples.put(row.settingId(), factor);
        }
      }
    }
    return multiples;
  }
}
