package io.onecycle.driver.results;

import io.onecycle.driver.analyse.Axis;
import io.onecycle.driver.analyse.Comparison;
import io.onecycle.driver.analyse.Importance;
import io.onecycle.driver.plan.Budget;
import io.onecycle.driver.report.ComparisonReport;
import io.onecycle.driver.report.Format;
import io.onecycle.driver.report.ImportanceReport;
import io.onecycle.driver.report.RangeReport;
import io.onecycle.driver.report.SearchReport;
import io.onecycle.driver.store.TrialRow;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a sweep's results say. */
public final class Answer {

  private Answer() {}

  /** Compared by weight decay if the sweep has several, else by setting. */
  public static Comparison comparison(Results results) {
    return comparison(results, isBySetting(results) ? Axis.SETTING : axis(results.trials()));
  }

  public static Comparison comparison(Results results, Axis by) {
    return Comparison.of(results.trials(), by, results.untilDecided())
        .withMaxLrReached(results.maxLrReached());
  }

  /**
   * For the console: the range tests, if there are any, and the comparison, if trials are asked
   * for.
   */
  public static String table(Results results, Comparison comparison) {
    String tests = RangeReport.render(results.tests());
    boolean trains = results.spec().map(spec -> spec.grid().trains()).orElse(true);
    String compared =
        trains
            ? ComparisonReport.render(comparison, Format.TABLE)
                + ImportanceReport.summary(Importance.of(results.trials()))
            : "";
    String search =
        SearchReport.render(results.shorter(), results.trials(), results.spec().map(Budget::of));
    String bySetting = isBySetting(results) ? SearchReport.comparedBySetting() : "";
    return Stream.of(tests, compared, bySetting + search)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static boolean isBySetting(Results results) {
    return results
        .spec()
        .filter(spec -> spec.grid().ranges().weightDecay().isPresent())
        .isPresent();
  }

  private static Axis axis(List<TrialRow> trials) {
    long weightDecays = trials.stream().map(Axis.WEIGHT_DECAY::valueOf).distinct().count();
    return weightDecays > 1 ? Axis.WEIGHT_DECAY : Axis.SETTING;
  }
}
