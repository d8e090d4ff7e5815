package io.onecycle.driver.analyse.ranges;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.groupingBy;

import io.onecycle.driver.analyse.ranges.RangeGroup.AgainstLeast;
import io.onecycle.driver.analyse.stats.LogEstimate;
import io.onecycle.driver.analyse.stats.LogScale;
import io.onecycle.driver.analyse.stats.PairedDifference;
import io.onecycle.driver.analyse.stats.Ratio;
import io.onecycle.driver.analyse.stats.Simultaneous;
import io.onecycle.driver.sweep.LrFind.Suggestion;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.RangeScores;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The sound range tests of one weight decay, at least one, each with its highest rate. */
record DecayTests(List<LrFindSummaryRow> tests) {

  DecayTests {
    tests = List.copyOf(tests);
  }

  RangeGroup group(Suggestion rule, Optional<AgainstLeast> least) {
    return new RangeGroup(
        tests.get(0).weightDecay(),
        tests.size(),
        (int) tests.stream().map(LrFindSummaryRow::found).filter(RangeScores::isUnlimited).count(),
        HighestRate.of(tests).orElseThrow(),
        tests.stream()
            .mapToDouble(test -> test.found().minLoss().orElse(Double.NaN))
            .average()
            .orElse(Double.NaN),
        suggested(rule),
        least);
  }

  /** Of the highest rates being those of {@code least}; empty where that cannot be told. */
  Optional<Double> pValue(DecayTests least) {
    return unlimitedPairs(least) > 0
        ? Optional.empty()
        : PairedDifference.of(logs(), least.logs()).pValue();
  }

  AgainstLeast against(DecayTests least, Optional<Double> pValue, double error) {
    int unlimited = unlimitedPairs(least);
    Optional<Ratio> ratio =
        unlimited > 0 ? Optional.empty() : Simultaneous.ratio(logs(), least.logs(), error);
    return new AgainstLeast(shared(least).size(), unlimited, ratio, pValue);
  }

  /** Tests of one seed begin with the same weights: they are one draw. */
  private Optional<LogEstimate> suggested(Suggestion rule) {
    return LogEstimate.of(
        tests.stream().collect(groupingBy(LrFindSummaryRow::seed)).values().stream()
            .map(
                ofOne ->
                    LogScale.mean(
                        ofOne.stream()
                            .flatMap(test -> SuggestionRule.suggestion(rule, test.found()).stream())
                            .toList()))
            .flatMap(rate -> rate.stream().boxed())
            .toList());
  }

  private int unlimitedPairs(DecayTests least) {
    return (int)
        shared(least).stream().filter(seed -> isUnlimited(seed) || least.isUnlimited(seed)).count();
  }

  private Set<Long> shared(DecayTests other) {
    return seeds().stream().filter(other.seeds()::contains).collect(Collectors.toSet());
  }

  private Set<Long> seeds() {
    return tests.stream().map(LrFindSummaryRow::seed).collect(Collectors.toSet());
  }

  private boolean isUnlimited(long seed) {
    return tests.stream().anyMatch(test -> test.seed() == seed && test.found().isUnlimited());
  }

  private Map<Long, Double> logs() {
    return tests.stream()
        .collect(
            groupingBy(
                LrFindSummaryRow::seed,
                averagingDouble(test -> Math.log(test.found().lastLr().orElseThrow()))));
  }
}
