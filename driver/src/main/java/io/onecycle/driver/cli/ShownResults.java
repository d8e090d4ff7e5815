package io.onecycle.driver.cli;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.report.plot.Course;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.results.Answer;
import io.onecycle.driver.results.Audits;
import io.onecycle.driver.results.Multiples;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.results.Together;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
        Multiples.importance(found),
        found.spec().flatMap(SweepSpec::lrFind),
        Audits.of(found),
        found.shorter(),
        multiples(found),
        Course.NONE,
        stores.size() == 1 ? Optional.of(NextSteps.shell(stores.get(0).root())) : Optional.empty());
  }

  private static Map<String, String> multiples(Results found) {
    return Multiples.ofAll(found).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> Digits.shortest(one.getValue()) + "x"));
  }
}
