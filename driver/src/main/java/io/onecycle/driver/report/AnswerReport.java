package io.onecycle.driver.report;

import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.ranges.RangeComparison;
import io.onecycle.driver.plan.Budget;
import io.onecycle.driver.report.audit.AuditReport;
import io.onecycle.driver.results.Answer;
import io.onecycle.driver.results.Audits;
import io.onecycle.driver.results.Multiples;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.sweep.SweepSpec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that a sweep's results say, for the console. */
public final class AnswerReport {

  private AnswerReport() {}

  /**
   * The range tests, if there are any, the comparison, if trials are asked for, and what may make
   * it wrong.
   */
  public static String render(Results results, Comparison comparison) {
    String tests =
        RangeReport.render(
            results.tests(),
            RangeComparison.of(
                results.tests(), List.of(), results.spec().flatMap(SweepSpec::lrFind)));
    boolean trains = results.spec().map(spec -> spec.grid().trains()).orElse(true);
    String compared =
        trains
            ? ComparisonReport.render(comparison, Format.TABLE)
                + TargetReport.render(comparison.rows(), results.trials())
                + ImportanceReport.summary(Multiples.importance(results))
            : "";
    String search =
        SearchReport.render(
            results.shorter(),
            results.trials(),
            results.spec().map(Budget::of),
            comparison.coverage().owed());
    String bySetting = Answer.isBySetting(results) ? SearchReport.comparedBySetting() : "";
    return Stream.of(tests, compared, bySetting + search, AuditReport.summary(Audits.of(results)))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
