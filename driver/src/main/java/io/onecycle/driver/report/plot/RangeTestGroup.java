package io.onecycle.driver.report.plot;

import io.onecycle.driver.analyse.ranges.RangeComparison;
import io.onecycle.driver.analyse.ranges.SuggestionRule;
import io.onecycle.driver.analyse.stats.Interval;
import io.onecycle.driver.analyse.stats.LogEstimate;
import io.onecycle.driver.analyse.stats.LogScale;
import io.onecycle.driver.sweep.LrFind.Suggestion;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.worker.train.Smoothing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The range tests of one weight decay and momentum, over the same learning rates.
 *
 * @param label what tells them from the others
 * @param tests at least one, by seed
 * @param rule the one by which a learning rate is taken
 */
public record RangeTestGroup(String label, List<RangeTestCurve> tests, Suggestion rule) {

  private static final int SKIP_START = 10;
  private static final int SKIP_END = 5;

  /** Which tests are drawn as one. */
  private record Alike(String label, List<Double> start) {
    static Alike of(RangeTestCurve test) {
      return new Alike(test.label(), test.rows().stream().limit(2).map(LrFindRow::lr).toList());
    }
  }

  public RangeTestGroup {
    tests = List.copyOf(tests);
  }

  /** The range tests with a curve, by weight decay and momentum. */
  public static List<RangeTestGroup> of(ReportData data) {
    Map<Alike, List<RangeTestCurve>> alike =
        RangeTestCurve.of(data).stream()
            .collect(Collectors.groupingBy(Alike::of, LinkedHashMap::new, Collectors.toList()));
    return alike.entrySet().stream()
        .map(
            entry ->
                new RangeTestGroup(
                    entry.getKey().label()
                        + (entry.getValue().size() > 1
                            ? " (%d tests)".formatted(entry.getValue().size())
                            : ""),
                    entry.getValue(),
                    RangeComparison.rule(data.asked())))
        .toList();
  }

  /** As many groups as have at most so many tests, one at least, and it with no more. */
  public static List<RangeTestGroup> first(List<RangeTestGroup> groups, int most) {
    List<RangeTestGroup> first = new ArrayList<>();
    int left = most;
    for (RangeTestGroup group : groups) {
      if (group.tests.size() > left && !first.isEmpty()) {
        break;
      }
      List<RangeTestCurve> shown = group.tests.subList(0, Math.min(left, group.tests.size()));
      first.add(new RangeTestGroup(group.label, shown, group.rule));
      left -= shown.size();
    }
    return first;
  }

  /** The test that went furthest. */
  public RangeTestCurve longest() {
    return tests.stream()
        .max(Comparator.comparing((RangeTestCurve test) -> test.rows().size()))
        .orElseThrow();
  }

  /** What the tests suggest by one rule: the median of those that suggest any. */
  public OptionalDouble suggestion(Suggestion by) {
    return LogScale.median(suggestions(by));
  }

  /** The 95 % confidence interval of what is suggested by the group's rule. */
  public Optional<Interval> interval() {
    return LogEstimate.of(suggestions(rule)).flatMap(LogEstimate::ci95);
  }

  private List<Double> suggestions(Suggestion by) {
    return tests.stream()
        .flatMap(test -> test.summary().stream())
        .filter(row -> !row.isFailed())
        .flatMap(row -> SuggestionRule.suggestion(by, row.found()).stream())
        .toList();
  }

  /** The learning rates that are drawn. */
  List<Double> rates() {
    List<LrFindRow> rows = longest().rows();
    return kept(rows).stream().map(LrFindRow::lr).toList();
  }

  /** Smoothed values there: the median of the tests, as long as half of them go on. */
  Spread smoothed(ToDoubleFunction<LrFindRow> value) {
    return Spread.aroundMedian(
        tests.stream()
            .map(
                test -> {
                  Smoothing smoothing = new Smoothing(Smoothing.BETA);
                  return kept(
                      test.rows().stream()
                          .map(row -> smoothing.next(value.applyAsDouble(row)))
                          .toList());
                })
            .toList());
  }

  /** Few points are all shown: skipping would leave none. */
  private <T> List<T> kept(List<T> points) {
    if (longest().rows().size() <= 2 * (SKIP_START + SKIP_END)) {
      return points;
    }
    int end = Math.max(SKIP_START, points.size() - SKIP_END);
    return points.size() <= SKIP_START ? List.of() : points.subList(SKIP_START, end);
  }
}
