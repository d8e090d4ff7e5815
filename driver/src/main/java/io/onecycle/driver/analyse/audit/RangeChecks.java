package io.onecycle.driver.analyse.audit;

import static java.util.stream.Collectors.groupingBy;

import io.onecycle.driver.analyse.audit.Check.Left;
import io.onecycle.driver.analyse.audit.Check.Subject;
import io.onecycle.driver.sweep.LrFind;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.RangeEnding;
import io.onecycle.worker.lrfind.LrFindSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** What may be wrong with range tests. */
final class RangeChecks {

  /** Seeds that disagree by more give rates that a grid of usual steps tells apart. */
  static final double FACTOR = 2;

  /** What part of the window, in the logarithm of the rate, counts as its end. */
  private static final double END = 0.1;

  /** Suggestions leave the first tenth out: one that lies right behind it was cut off. */
  private static final double START = 0.12;

  private RangeChecks() {}

  /**
   * Window and agreement, where there are range tests.
   *
   * @param setsRates whether trials take theirs from them: else it is no matter whether they agree
   */
  static void add(
      Optional<LrFind> asked,
      boolean setsRates,
      List<LrFindSummaryRow> all,
      List<Finding> findings,
      List<Check> checks) {
    List<LrFindSummaryRow> tests = all.stream().filter(test -> !test.isFailed()).toList();
    if (asked.isEmpty() || tests.isEmpty()) {
      return;
    }
    LrFindSpec spec = asked.get().spec();
    double start = last(spec.startLr());
    double end = last(spec.endLr());
    checks.add(Check.of(Subject.WINDOW));
    window(true, end, tests, test -> fallsToTheEnd(test, start, end), findings);
    window(
        false,
        start,
        tests,
        test ->
            suggestion(asked.get(), test).filter(lr -> share(lr, start, end) <= START).isPresent(),
        findings);
    if (setsRates) {
      agreement(asked.get(), tests, findings, checks);
    }
  }

  private static void window(
      boolean upper,
      double end,
      List<LrFindSummaryRow> tests,
      Predicate<LrFindSummaryRow> which,
      List<Finding> findings) {
    int count = (int) tests.stream().filter(which).count();
    // A single test of many may be odd: half of them are not.
    if (2 * count >= tests.size()) {
      findings.add(new Finding.WindowEdge(upper, count, tests.size(), end));
    }
  }

  private static boolean fallsToTheEnd(LrFindSummaryRow test, double start, double end) {
    return test.found().stopped() == RangeEnding.END
        && test.found().lrAtMinLoss().filter(lr -> share(lr, start, end) >= 1 - END).isPresent();
  }

  /**
   * The pooled variance of the logarithms within what should agree; with a flat prior on the
   * logarithm of the spread, its posterior is a scaled inverse χ².
   */
  private static void agreement(
      LrFind asked, List<LrFindSummaryRow> tests, List<Finding> findings, List<Check> checks) {
    double squares = 0;
    int df = 0;
    for (List<LrFindSummaryRow> group :
        tests.stream().collect(groupingBy(t -> List.of(t.weightDecay(), t.maxMom()))).values()) {
      double[] logs =
          group.stream()
              .flatMap(test -> suggestion(asked, test).stream())
              .mapToDouble(Math::log)
              .toArray();
      double mean = Arrays.stream(logs).average().orElse(0);
      squares += Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
      df += Math.max(0, logs.length - 1);
    }
    if (df == 0) {
      checks.add(Check.left(Subject.RANGE_SEEDS, Left.ONE_TEST));
      return;
    }
    double limit = Math.log(FACTOR) * Math.log(FACTOR);
    double chance = new ChiSquaredDistribution(null, df).cumulativeProbability(squares / limit);
    checks.add(Check.of(Subject.RANGE_SEEDS, chance));
    if (chance >= Audit.ALARM) {
      findings.add(new Finding.RangeTestsDisagree(Math.exp(Math.sqrt(squares / df)), chance));
    }
  }

  private static Optional<Double> suggestion(LrFind asked, LrFindSummaryRow test) {
    return switch (asked.suggestion()) {
      case MINIMUM -> test.found().suggestionMinimum();
      case STEEPEST -> test.found().suggestionSteep();
      case VALLEY -> test.found().suggestionValley();
    };
  }

  private static double share(double lr, double start, double end) {
    return Math.log(lr / start) / Math.log(end / start);
  }

  private static double last(List<Double> rates) {
    return rates.get(rates.size() - 1);
  }
}
