package io.onecycle.driver.report.plot;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.ranges.RangeComparison;
import io.onecycle.driver.analyse.ranges.SuggestionRule;
import io.onecycle.driver.analyse.stats.Interval;
import io.onecycle.driver.analyse.stats.LogEstimate;
import io.onecycle.driver.analyse.stats.LogScale;
import io.onecycle.driver.sweep.LrFind.Suggestion;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.driver.table.LrFindSummaryRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The range tests of one weight decay and momentum, over the same learning rates.
 *
 * @param label what tells them from the others
 * @param tests at least one, by seed
 * @param rule the one by which a learning rate is taken
 */
public record RangeTestGroup(String label, List<RangeTestCurve> tests, Suggestion rule) {

  /** As many tests as are drawn. */
  public static final int MOST = 60;

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
    return estimate().flatMap(LogEstimate::ci95);
  }

  /** What the tests say together by the group's rule; empty if none suggests any. */
  public Optional<LogEstimate> estimate() {
    return LogEstimate.of(suggestions());
  }

  /** What each test suggests by the group's rule, those left out that suggest nothing. */
  public List<Double> suggestions() {
    return suggestions(rule);
  }

  /** As an axis has it, e.g. {@code 1e-4}. */
  public String weightDecay() {
    RangeTestCurve test = tests.get(0);
    return Digits.perGroup(
        test.summary()
            .map(LrFindSummaryRow::weightDecay)
            .orElseGet(() -> test.rows().get(0).key().weightDecay()));
  }

  private List<Double> suggestions(Suggestion by) {
    return tests.stream()
        .flatMap(test -> test.summary().stream())
        .filter(row -> !row.isFailed())
        .flatMap(row -> SuggestionRule.suggestion(by, row.found()).stream())
        .toList();
  }
}
