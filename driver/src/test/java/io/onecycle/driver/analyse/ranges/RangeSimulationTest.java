package io.onecycle.driver.analyse.ranges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.driver.analyse.ranges.RangeGroup.AgainstLeast;
import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.driver.analyse.stats.LogEstimate;
import io.onecycle.driver.analyse.stats.LogScale;
import io.onecycle.driver.analyse.stats.Ratio;
import io.onecycle.driver.table.LrFindSummaryRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of range tests, against made-up truths. */
class RangeSimulationTest {

  private static final int SWEEPS = 2000;

  /** What range tests of one weight decay spread by in the sweeps that were looked at. */
  private static final double SPREAD = 0.7;

  private static double[] logNormal(Random random, int n, double median, double sd) {
    return DoubleStream.generate(() -> median * Math.exp(sd * random.nextGaussian()))
        .limit(n)
        .toArray();
  }

  private static LogEstimate estimate(double... rates) {
    return LogEstimate.of(Arrays.stream(rates).boxed().toList()).orElseThrow();
  }

  private static RangeComparison compare(List<List<LrFindSummaryRow>> decays) {
    return RangeComparison.of(
        decays.stream().flatMap(List::stream).toList(), List.of(), Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 10})
  void theIntervalOfSuggestionsCoversTheirMedianInNineteenOfTwenty(int tests) {
    Random random = new Random(7);
    int covered = 0;
    for (int i = 0; i < SWEEPS; i++) {
      LogEstimate rates = estimate(logNormal(random, tests, 0.1, SPREAD));
      covered += rates.ci95().filter(ci -> ci.low() <= 0.1 && 0.1 <= ci.high()).isPresent() ? 1 : 0;
    }
    assertThat(covered / (double) SWEEPS).isBetween(0.93, 0.97);
  }

  /** Few tests guess their own spread badly, so that a single promise is a rough one. */
  @ParameterizedTest
  @ValueSource(ints = {5, 20})
  void asManyMoreTestsAsAreAskedForNarrowTheIntervalToAboutAQuarter(int tests) {
    Random random = new Random(13);
    List<Double> widths = new ArrayList<>();
    for (int i = 0; i < SWEEPS / 4; i++) {
      double[] first = logNormal(random, tests, 0.1, SPREAD);
      int more = estimate(first).moreFor(1.25);
      if (more > 0) {
        double[] all =
            DoubleStream.concat(
                    Arrays.stream(first), Arrays.stream(logNormal(random, more, 0.1, SPREAD)))
                .toArray();
        LogEstimate rates = estimate(all);
        widths.add(Math.sqrt(rates.ci95().get().high() / rates.ci95().get().low()) - 1);
      }
    }
    assertThat(LogScale.median(widths).getAsDouble()).isCloseTo(0.25, within(0.02));
  }

  /** Limits about the end of the range, of which half are not seen. */
  @Test
  void aMedianLimitIsNeverToldWhereATestWithoutOneMayHaveMovedIt() {
    Random random = new Random(17);
    int told = 0;
    for (int i = 0; i < SWEEPS; i++) {
      double[] limits = logNormal(random, 1 + i % 6, 0.8, 0.3);
      HighestRate found = HighestRate.of(SampleTests.upTo(1, 1e-4, limits)).orElseThrow();
      double median = LogScale.median(Arrays.stream(limits).boxed().toList()).orElseThrow();
      if (found.isAtLeast()) {
        assertThat(found.rate()).isLessThanOrEqualTo(median);
      } else {
        told++;
        assertThat(found.rate()).isEqualTo(median);
      }
    }
    assertThat(told).isBetween(SWEEPS / 2, SWEEPS);
  }

  /** Limits about 1, of which half are not seen, against limits about 0.5. */
  @Test
  void aRatioIsNeverToldOfTestsWithoutALimit() {
    Random random = new Random(11);
    int told = 0;
    for (int i = 0; i < 500; i++) {
      RangeComparison found =
          compare(
              List.of(
                  SampleTests.upTo(1, 1e-4, logNormal(random, 5, 1, 0.2)),
                  SampleTests.upTo(1, 1e-3, logNormal(random, 5, 0.5, 0.2))));
      Optional<Ratio> ratio = found.groups().get(1).least().flatMap(AgainstLeast::ratio);
      if (found.groups().stream().anyMatch(group -> group.unlimited() > 0)) {
        assertThat(ratio).isEmpty();
      } else {
        told++;
        assertThat(ratio.orElseThrow().mean()).isBetween(0.35, 0.75);
      }
    }
    assertThat(told).isBetween(1, 60);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void ofEqualWeightDecaysSomeIntervalLeavesOneOutInAtMostSixOfAHundredReports(int decays) {
    Random random = new Random(3);
    int reports = 0;
    for (int i = 0; i < SWEEPS; i++) {
      reports += ratios(random, decays, 1).stream().anyMatch(RangeSimulationTest::isApart) ? 1 : 0;
    }
    assertThat(reports / (double) SWEEPS).isBetween(0.02, 0.06);
  }

  @Test
  void noIntervalLeavesOneOutBesideWhatCannotBeToldApartNorTheOtherWayRound() {
    Random random = new Random(5);
    int apart = 0;
    for (int i = 0; i < SWEEPS / 2; i++) {
      for (AgainstLeast least : ratios(random, 5, 0.5)) {
        assertThat(isApart(least)).isEqualTo(least.pValue().orElseThrow() < Estimate.ERROR);
        apart += isApart(least) ? 1 : 0;
      }
    }
    assertThat(apart).isGreaterThan(SWEEPS / 10);
  }

  /** The highest rates of so many weight decays, one of which has another: five seeds each. */
  private static List<AgainstLeast> ratios(Random random, int decays, double other) {
    List<List<LrFindSummaryRow>> tests = new ArrayList<>();
    for (int decay = 0; decay < decays; decay++) {
      double limit = decay == decays - 1 ? other : 1;
      tests.add(SampleTests.upTo(1e9, Math.pow(10, decay), logNormal(random, 5, limit, 0.3)));
    }
    return compare(tests).groups().stream().flatMap(group -> group.least().stream()).toList();
  }

  private static boolean isApart(AgainstLeast least) {
    Ratio ratio = least.ratio().orElseThrow();
    return ratio.low().orElseThrow() > 1 || ratio.high().orElseThrow() < 1;
  }
}
