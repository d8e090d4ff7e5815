package io.onecycle.driver.analyse.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.LayerValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The expected figures were computed with NumPy and tabulated quantiles of Student's t. */
class ComparisonTest {

  private static final Offset<Double> EXACT = within(1e-9);

  private static Comparison compare(SampleTrials trials) {
    return Comparison.of(trials.rows(), TrialAxis.WEIGHT_DECAY);
  }

  private static ComparisonRow row(Comparison comparison, String value) {
    return comparison.rows().stream()
        .filter(row -> row.value().equals(value))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void ranksTheGroupsByMeanAccuracy() {
    assertThat(compare(SampleTrials.FOUR_DECAYS).rows())
        .extracting(ComparisonRow::value)
        .containsExactly("0.001", "1e-4", "3e-4", "0.01");
  }

  @Test
  void givesMeanSdAndStudentsInterval() {
    ComparisonRow best = compare(SampleTrials.FOUR_DECAYS).rows().get(0);
    assertThat(best.n()).isEqualTo(5);
    assertThat(best.meanAccuracy().orElseThrow()).isCloseTo(0.8612, EXACT);
    assertThat(best.sd().orElseThrow()).isCloseTo(0.0023874672772626663, EXACT);
    assertThat(best.ci95Low().orElseThrow()).isCloseTo(0.8582355678349334, EXACT);
    assertThat(best.ci95High().orElseThrow()).isCloseTo(0.8641644321650666, EXACT);
    assertThat(best.diffToBest()).isEmpty();
    assertThat(best.pValue()).isEmpty();
  }

  /** Of two settings there is one pair: all but for rounding it is the paired t-test. */
  @Test
  void comparesTwoGroupsPairedBySeed() {
    ComparisonRow worst =
        row(
            compare(
                SampleTrials.none()
                    .completed(1e-3, 0.3, 0.860, 0.864, 0.858, 0.863, 0.861)
                    .completed(1e-2, 0.3, 0.840, 0.841, 0.836, 0.845, 0.838)),
            "0.01");
    assertThat(worst.diffToBest().orElseThrow()).isCloseTo(-0.0212, EXACT);
    assertThat(worst.diffCi95Low().orElseThrow()).isCloseTo(-0.023891863402337926, within(1e-4));
    assertThat(worst.diffCi95High().orElseThrow()).isCloseTo(-0.01850813659766211, within(1e-4));
    assertThat(worst.pValue().orElseThrow()).isCloseTo(2.588e-5, within(1e-4));
  }

  @Test
  void allowsForAllPairs() {
    ComparisonRow alone = row(compare(SampleTrials.FOUR_DECAYS), "0.01");
    assertThat(alone.diffToBest().orElseThrow()).isCloseTo(-0.0212, EXACT);
    assertThat(alone.diffCi95Low().orElseThrow()).isLessThan(-0.0245);
    assertThat(alone.diffCi95High().orElseThrow()).isBetween(-0.018, -0.015);
    assertThat(alone.pValue().orElseThrow()).isBetween(7.7e-5, 3e-4);
    assertThat(row(compare(SampleTrials.FOUR_DECAYS), "3e-4").pValue().orElseThrow())
        .isGreaterThan(0.4);
  }

  @Test
  void lateSeedsOfOneGroupAreNotPaired() {
    Comparison comparison =
        compare(
            SampleTrials.none()
                .completed(0.001, 0.3, 0.90, 0.92, 0.91)
                .completed(0.01, 0.3, 0.80, 0.81));
    assertThat(row(comparison, "0.01").diffToBest().orElseThrow()).isCloseTo(-0.105, EXACT);
    assertThat(comparison.groups().get(1).pairs()).isEqualTo(2);
  }

  @Test
  void aSingleSeedHasNeitherIntervalNorPValue() {
    Comparison comparison =
        compare(SampleTrials.none().completed(0.001, 0.3, 0.9).completed(0.01, 0.3, 0.8));
    ComparisonRow other = row(comparison, "0.01");
    assertThat(other.sd()).isEmpty();
    assertThat(other.ci95Low()).isEmpty();
    assertThat(other.diffToBest().orElseThrow()).isCloseTo(-0.1, EXACT);
    assertThat(other.diffCi95Low()).isEmpty();
    assertThat(other.pValue()).isEmpty();
  }

  @Test
  void identicalResultsDifferByNothingWithCertainty() {
    Comparison comparison =
        compare(SampleTrials.none().completed(0.001, 0.3, 0.9, 0.7).completed(0.01, 0.3, 0.9, 0.7));
    ComparisonRow other = row(comparison, "0.01");
    assertThat(other.diffToBest()).contains(0.0);
    assertThat(other.pValue()).contains(1.0);
  }

  /** Accuracies that are known to 1/100 only: what rounding may do is allowed for. */
  @Test
  void aConstantDifferenceIsNotCertain() {
    ComparisonRow other =
        row(
            compare(
                SampleTrials.none()
                    .completed(0.001, 0.3, 0.85, 0.86, 0.91)
                    .completed(0.01, 0.3, 0.83, 0.84, 0.89)),
            "0.01");
    assertThat(other.diffToBest().orElseThrow()).isCloseTo(-0.02, EXACT);
    assertThat(other.pValue().orElseThrow()).isBetween(0.005, 0.05);
  }

  @Test
  void aValueIsWorseOnlyIfEachOfItsSettingsIs() {
    Comparison comparison =
        compare(
            SampleTrials.none()
                .completed(1e-3, 0.3, 0.860, 0.864, 0.858, 0.863, 0.861)
                .completed(1e-2, 0.1, 0.840, 0.841, 0.836, 0.845, 0.838)
                .completed(1e-2, 0.3, 0.859, 0.863, 0.859, 0.862, 0.860));
    assertThat(comparison.groups().get(1).isWorse()).isFalse();
    assertThat(comparison.rows().get(1).maxLr()).isEqualTo(LayerValues.of(0.3));
  }

  @Test
  void aGroupIsRepresentedByItsBestSettingThatDivergedNowhere() {
    Comparison comparison =
        compare(
            SampleTrials.none()
                .completed(0.001, 0.1, 0.80, 0.81, 0.82)
                .completed(0.001, 0.3, 0.85, 0.86, 0.87)
                .completed(0.001, 1.0, 0.90, 0.91)
                .ended(Ending.DIVERGED, 0.001, 1.0, 3));
    assertThat(comparison.rows()).hasSize(1);
    assertThat(comparison.rows().get(0).maxLr()).isEqualTo(LayerValues.of(0.3));
    assertThat(comparison.coverage().otherDiverged()).isEqualTo(1);
  }

  @Test
  void aGroupThatDivergedAltogetherIsListedLast() {
    Comparison comparison =
        compare(
            SampleTrials.none()
                .ended(Ending.DIVERGED, 0.001, 3, 1, 2)
                .completed(0.01, 0.3, 0.1, 0.11));
    assertThat(comparison.rows()).extracting(ComparisonRow::value).containsExactly("0.01", "0.001");
    assertThat(comparison.rows().get(1).meanAccuracy()).isEmpty();
    assertThat(comparison.rows().get(1).diverged()).isEqualTo(2);
  }

  @Test
  void nothingIsBestIfNothingCompleted() {
    Comparison comparison = compare(SampleTrials.none().ended(Ending.FAILED, 0.001, 3, 1, 2));
    assertThat(comparison.best()).isEmpty();
    assertThat(comparison.rows().get(0).failed()).isEqualTo(2);
    assertThat(compare(SampleTrials.none()).rows()).isEmpty();
  }

  @Test
  void anAttemptThatCompletedReplacesTheFailedOne() {
    Comparison comparison =
        compare(
            SampleTrials.none()
                .completed(0.001, 0.3, 0.9)
                .ended(Ending.FAILED, 0.001, 0.3, 1)
                .completed(0.001, 0.3, 0.9));
    assertThat(comparison.rows().get(0).n()).isEqualTo(1);
    assertThat(comparison.rows().get(0).failed()).isZero();
  }

  @Test
  void eachSettingCanBeAGroupOfItsOwn() {
    SampleTrials trials =
        SampleTrials.none().completed(0.001, 0.1, 0.8, 0.81).completed(0.001, 0.3, 0.85, 0.86);
    assertThat(Comparison.of(trials.rows(), TrialAxis.SETTING).rows())
        .extracting(ComparisonRow::key, ComparisonRow::maxLr)
        .containsExactly(
            tuple("setting", LayerValues.of(0.3)), tuple("setting", LayerValues.of(0.1)));
  }

  @Test
  void takesWhatTheRangeTestsReachedByWeightDecay() {
    List<ComparisonRow> rows =
        compare(SampleTrials.FOUR_DECAYS)
            .withMaxLrReached(Map.of(LayerValues.of(0.001), 10.96))
            .rows();
    assertThat(rows.get(0).maxLrReached()).contains(10.96);
    assertThat(rows.get(1).maxLrReached()).isEqualTo(Optional.empty());
  }
}
