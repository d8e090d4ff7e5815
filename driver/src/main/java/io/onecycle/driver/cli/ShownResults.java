package io.onecycle.driver.cli;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.importance.Importance;
import io.onecycle.driver.plan.FoundRates;
import io.onecycle.driver.report.plot.Course;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.results.Answer;
import io.onecycle.driver.results.Audits;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.results.Together;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.TrialRow;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What results folders hold, as the page and the plots show it. */
final class ShownResults {

  private ShownResults() {}

  /** Of what was found in them. */
  static ReportData of(Results found, List<ResultStore> stores) {
    return new ReportData(
        found.spec().map(spec -> spec.name()).orElse("results"),
        stores.size() == 1
            ? stores.get(0).sweep().map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            : Optional.empty(),
        found.trials(),
        Together.curves(stores),
        found.tests().stream()
            .flatMap(test -> stores.stream().flatMap(one -> one.lrFind(test.runId()).stream()))
            .toList(),
        found.tests(),
        Answer.comparison(found),
        Importance.of(found.choosing()),
        found.spec().flatMap(SweepSpec::lrFind),
        Audits.of(found),
        found.shorter(),
        found.spec().map(spec -> multiples(spec, found)).orElse(Map.of()),
        Course.NONE,
        stores.size() == 1 ? Optional.of(NextSteps.shell(stores.get(0).root())) : Optional.empty());
  }

  /** Which multiple of the rate that was found each setting has; none unless all have one. */
  private static Map<String, String> multiples(SweepSpec spec, Results found) {
    List<Double> asked = spec.grid().foundLr();
    if (asked.size() < 2 || spec.lrFind().isEmpty()) {
      return Map.of();
    }
    FoundRates rates = FoundRates.of(spec, found.tests());
    Map<String, String> multiples = new HashMap<>();
    for (TrialRow trial : found.trials()) {
      Optional<String> multiple = multiple(trial, asked, rates);
      if (multiple.isEmpty()) {
        return Map.of();
      }
      multiples.put(trial.settingId(), multiple.get());
    }
    return multiples;
  }

  private static Optional<String> multiple(TrialRow trial, List<Double> asked, FoundRates rates) {
    LayerValues decay = trial.setting().weightDecay();
    OptionalDouble rate = rates.of(decay.values(), trial.setting().maxMom());
    double maxLr = trial.setting().maxLr().last();
    return rate.isEmpty()
        ? Optional.empty()
        : asked.stream()
            .filter(
                times ->
                    Math.abs(FoundRates.scaled(rate.getAsDouble(), times) - maxLr) <= 1e-9 * maxLr)
            .findFirst()
            .map(times -> Digits.shortest(times) + "x");
  }
}
