package io.onecycle.driver.analyse.ranges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.ranges.RangeGroup.AgainstLeast;
import io.onecycle.driver.analyse.stats.LogEstimate;
import io.onecycle.driver.analyse.stats.RankAgreement;
import io.onecycle.driver.analyse.words.RangeWords;
import io.onecycle.driver.sweep.LrFind;
import io.onecycle.driver.sweep.LrFind.Suggestion;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.worker.lrfind.LrFindSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RangeComparisonTest {

  private static RangeComparison compare(List<List<LrFindSummaryRow>> decays) {
    return compare(decays, Optional.empty());
  }

  private static RangeComparison compare(
      List<List<LrFindSummaryRow>> decays, Optional<LrFind> asked) {
    return RangeComparison.of(decays.stream().flatMap(List::stream).toList(), List.of(), asked);
  }

  private static Optional<LrFind> upTo(double endLr, boolean stopDv) {
    return Optional.of(
        new LrFind(
            new LrFindSpec(List.of(0.01), List.of(endLr), 100, false, stopDv),
            false,
            OptionalInt.of(1),
            Suggestion.VALLEY,
            LrFind.Average.MEDIAN));
  }

  /** One that has a fourth seed, a good one for all, would pass for the best. */
  @Test
  void trainingIsRankedByTheSeedsThatAllHave() {
    List<LrFindSummaryRow> tests =
        List.of(
            SampleTests.downTo(1e-2, 0.5),
            SampleTests.downTo(1e-3, 0.6),
            SampleTests.downTo(1e-4, 0.7));
    SampleTrials trials =
        SampleTrials.none()
            .completed(1e-2, 0.3, 0.853, 0.852, 0.854)
            .completed(1e-3, 0.3, 0.850, 0.849, 0.851, 0.890)
            .completed(1e-4, 0.3, 0.830, 0.829, 0.831);
    RankAgreement found =
        RangeComparison.of(tests, trials.rows(), Optional.empty()).prediction().orElseThrow();
    assertThat(found.tau()).isEqualTo(1);
    assertThat(found.sameFirst()).isTrue();
  }

  @Test
  void theSuggestionOfAWeightDecayIsTheMedianWithItsInterval() {
    LogEstimate rates =
        compare(List.of(SampleTests.suggesting(1e-3, 0.1, 0.2, 0.4, 0, 0.2)))
            .groups()
            .get(0)
            .suggested()
            .orElseThrow();
    assertThat(rates.n()).isEqualTo(4);
    assertThat(rates.median()).isEqualTo(0.2);
    assertThat(rates.spread()).isCloseTo(4, within(1e-12));
    // Logarithms to base 2: -1, 0, 1 and 0 about 0.2; sd 0.8165, t(3) = 3.1824.
    double half = Math.pow(2, 3.18245 * Math.sqrt(2 / 3.0) / 2);
    assertThat(rates.ci95().orElseThrow().low()).isCloseTo(0.2 / half, within(1e-5));
    assertThat(rates.ci95().orElseThrow().high()).isCloseTo(0.2 * half, within(1e-4));
  }

  @Test
  void asManyMoreTestsAsNarrowTheIntervalToAQuarter() {
    LogEstimate wide = LogEstimate.of(List.of(0.1, 0.2, 0.4)).orElseThrow();
    // sd of the logarithms ln 2; t(38) 2.0244 * ln 2 / sqrt(39) = 0.22469, t(39) gives 0.22168.
    assertThat(wide.moreFor(1.25)).isEqualTo(37);
    assertThat(LogEstimate.of(List.of(0.1, 0.101, 0.099)).orElseThrow().moreFor(1.25)).isZero();
    assertThat(LogEstimate.of(List.of(0.1, 0.2)).orElseThrow().ci95()).isEmpty();
    assertThat(LogEstimate.of(List.of(0.1, 0.1, 0.1)).orElseThrow().ci95()).isEmpty();
    assertThat(LogEstimate.of(List.of(1e-300, 1.0, 1e300)).orElseThrow().moreFor(1.25))
        .isEqualTo(LogEstimate.MOST);
    assertThat(LogEstimate.of(List.of())).isEmpty();
  }

  @Test
  void aTestThatReachedItsEndIsNoLimit() {
    RangeComparison found =
        compare(
            List.of(
                SampleTests.upTo(1, 1e-4, 3, 0.5, 2, 0.8, 5),
                SampleTests.upTo(1, 1e-3, 0.3, 0.2, 3, 0.4, 0.5)),
            upTo(1, true));
    RangeGroup least = found.groups().get(0);
    assertThat(least.unlimited()).isEqualTo(3);
    assertThat(RangeWords.rate(least.highest())).isEqualTo("≥ 1");
    RangeGroup other = found.groups().get(1);
    assertThat(RangeWords.rate(other.highest())).isEqualTo("0.4");
    assertThat(other.least().orElseThrow())
        .isEqualTo(new AgainstLeast(5, 3, Optional.empty(), Optional.empty()));
    assertThat(RangeWords.sentences(found))
        .contains(
            "3 of 5 range tests of weight decay 1e-4 reached end_lr 1 without a limit: raise"
                + " end_lr.",
            "How the learning rates of weight decays 0.001 and 1e-4 compare is not known: in 3 of 5"
                + " pairs a test saw no limit.");
  }

  @Test
  void aLimitBelowAnEndThatWasReachedIsUncertainOnlyIfItMayBeTheMedian() {
    assertThat(HighestRate.of(SampleTests.upTo(1, 1e-4, 0.2, 0.3, 0.4, 3, 3)))
        .contains(new HighestRate(0.4, false));
    List<LrFindSummaryRow> shorter = new ArrayList<>(SampleTests.upTo(1, 1e-4, 0.2, 0.4, 0.5));
    shorter.addAll(SampleTests.upTo(0.3, 1e-4, 3, 3));
    assertThat(HighestRate.of(shorter)).contains(new HighestRate(0.3, true));
    assertThat(HighestRate.of(List.of())).isEmpty();
  }

  @Test
  void whereNoTestMayStopThereIsNothingToRaise() {
    assertThat(
            RangeWords.sentences(compare(List.of(SampleTests.upTo(1, 1e-4, 3, 3)), upTo(1, false))))
        .contains(
            "2 of 2 range tests of weight decay 1e-4 reached end_lr 1 without a limit"
                + " (stop_dv: false).");
  }

  @Test
  void severalTestsAreSaidTogetherAndOneSpeaksForItself() {
    List<List<LrFindSummaryRow>> decays =
        List.of(
            SampleTests.suggesting(1e-4, 0.3),
            SampleTests.suggesting(1e-3, 0.1, 0.12, 0.14, 0.13, 0.11),
            SampleTests.suggesting(1e-2, 0.1, 0.5),
            SampleTests.suggesting(0.1, 0.2, 0.2, 0));
    assertThat(RangeWords.suggestions(compare(decays)))
        .containsExactly(
            "The range tests of weight decay 0.001 suggest 0.1 to 0.14 (valley): their median is"
                + " 0.12, 95 % CI 0.101 to 0.141.",
            "The range tests of weight decay 0.01 disagree: they suggest 0.1 to 0.5 (valley): their"
                + " median is 0.224, which tells little of 2.",
            "The range tests of weight decay 0.1 suggest 0.2 (valley), all alike.");
  }

  @Test
  void testsThatDisagreeAreSaidToTellLittle() {
    assertThat(
            RangeWords.sentences(
                compare(List.of(SampleTests.suggesting(1e-3, 0.02, 0.31, 0.05, 0.1, 0.2)))))
        .first()
        .asString()
        .matches(
            "The range tests of weight decay 0\\.001 disagree: they suggest 0\\.02 to 0\\.31"
                + " \\(valley\\): their median is 0\\.1, 95 % CI 0\\.0\\d+ to 0\\.\\d+; \\d+ more would"
                + " narrow that to ±25 %\\.");
    assertThat(
            RangeWords.sentences(
                compare(List.of(SampleTests.suggesting(1e-3, 0.10, 0.11, 0.09, 0.1, 0.12)))))
        .noneMatch(sentence -> sentence.contains("suggest"));
  }
}
