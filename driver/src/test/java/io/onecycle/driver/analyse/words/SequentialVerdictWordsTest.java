package io.onecycle.driver.analyse.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.SeedDesign;
import io.onecycle.driver.sweep.SequentialSeeds;
import io.onecycle.driver.table.ComparisonRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The expected figures were computed with SciPy. */
class SequentialVerdictWordsTest {

  private static final SequentialSeeds RULE = new SequentialSeeds(1, 3, 6, OptionalDouble.empty());

  private static final SampleTrials DECIDED =
      SampleTrials.none()
          .completed(1e-3, 0.3, 0.861, 0.874, 0.858, 0.863)
          .completed(1e-4, 0.3, 0.811, 0.825, 0.809, 0.812)
          .completed(1e-2, 0.3, 0.739, 0.754, 0.737, 0.743);

  private static Comparison compare(SampleTrials trials, SequentialSeeds rule) {
    return Comparison.of(
        trials.rows(), TrialAxis.WEIGHT_DECAY, SeedDesign.FIXED.until(Optional.of(rule)));
  }

  @Test
  void saysHowOftenTheDataWasLookedAt() {
    List<String> verdict = VerdictWords.sentences(compare(DECIDED, RULE));
    assertThat(verdict)
        .startsWith(
            "Choose weight_decay 0.001: the other 2 are worse; its mean accuracy is 0.8640 over 4"
                + " seeds.",
            "1e-4 is worse by 0.0497 (95 % CI 0.0464 to 0.0531, p < 0.001, all pairs).")
        .endsWith(
            "Seeds were added until the comparison was decided, 3 to 6 for each setting: 12 trials"
                + " of at most 18.",
            "Intervals hold for all 4 looks at the growing data together, p-values for all pairs of"
                + " settings too.")
        .noneMatch(sentence -> sentence.startsWith("Not finished"));
    assertThat(VerdictWords.pLabel(compare(DECIDED, RULE))).isEqualTo("p (all pairs, 4 looks)");
  }

  @Test
  void intervalsAndPValuesAreWiderThanOfAFixedNumberOfSeeds() {
    List<ComparisonRow> fixed = Comparison.of(DECIDED.rows(), TrialAxis.WEIGHT_DECAY).rows();
    List<ComparisonRow> sequential = compare(DECIDED, RULE).rows();
    for (int i = 1; i < fixed.size(); i++) {
      assertThat(sequential.get(i).diffToBest()).isEqualTo(fixed.get(i).diffToBest());
      assertThat(sequential.get(i).diffCi95Low().orElseThrow())
          .isLessThan(fixed.get(i).diffCi95Low().orElseThrow());
      assertThat(sequential.get(i).pValue().orElseThrow())
          .isGreaterThan(fixed.get(i).pValue().orElseThrow());
      assertThat(sequential.get(i).ci95High().orElseThrow())
          .isGreaterThan(fixed.get(i).ci95High().orElseThrow());
    }
  }

  @Test
  void whoIsOutIsBehindEvenIfItsFewSeedsWereTheEasyOnes() {
    SampleTrials easyFirst =
        SampleTrials.none()
            .completed(1e-3, 0.3, 0.900, 0.911, 0.905, 0.700, 0.712, 0.706)
            .completed(1e-4, 0.3, 0.850, 0.862, 0.854);
    Comparison comparison =
        compare(easyFirst, new SequentialSeeds(1, 3, 6, OptionalDouble.empty()));
    assertThat(comparison.rows()).extracting(ComparisonRow::value).containsExactly("0.001", "1e-4");
    assertThat(comparison.rows().get(0).meanAccuracy().orElseThrow())
        .isLessThan(comparison.rows().get(1).meanAccuracy().orElseThrow());
    assertThat(VerdictWords.sentences(comparison))
        .anyMatch(sentence -> sentence.startsWith("1e-4 is worse by 0.0500"));
  }

  @Test
  void whatDiffersByLessThanTheMarginIsAsGood() {
    SampleTrials alike =
        SampleTrials.none()
            .completed(1e-3, 0.3, 0.861, 0.874, 0.858, 0.863)
            .completed(1e-4, 0.3, 0.860, 0.874, 0.857, 0.863);
    assertThat(
            VerdictWords.sentences(
                compare(alike, new SequentialSeeds(1, 3, 6, OptionalDouble.of(0.01)))))
        .contains("1e-4 is as good: it differs from it by less than 0.01 (p = 0.006).");
    assertThat(VerdictWords.sentences(compare(alike, RULE)))
        .anyMatch(sentence -> sentence.endsWith("may be the best too."))
        .contains("Not finished: 2 settings are yet to be decided; the order may change.");
  }

  @Test
  void seedsThatRanOutDidNotDecide() {
    SampleTrials even =
        SampleTrials.none()
            .completed(1e-3, 0.3, 0.861, 0.874, 0.858, 0.863, 0.866, 0.859)
            .completed(1e-4, 0.3, 0.863, 0.870, 0.861, 0.862, 0.864, 0.862)
            .completed(1e-2, 0.3, 0.739, 0.754, 0.737);
    assertThat(VerdictWords.sentences(compare(even, RULE)))
        .contains(
            "Seeds ran out before the comparison was decided, 3 to 6 for each setting: 15 trials of"
                + " at most 18.",
            "Undecided with 6 seeds: 2 settings; a larger max of seeds lets them go on.")
        .noneMatch(sentence -> sentence.contains("was decided") && !sentence.contains("ran out"));
  }

  @Test
  void aSettingThatLostToAnotherThanTheBestIsNotCalledUndecided() {
    SampleTrials trials =
        SampleTrials.none()
            .completed(1e-3, 0.3, 0.90, 0.95, 0.88, 0.94, 0.97, 0.86)
            .completed(1e-3, 0.1, 0.9101, 0.9102, 0.9103, 0.9104, 0.9105, 0.9106)
            .completed(1e-4, 0.3, 0.9001, 0.9003, 0.9003, 0.9002, 0.9005, 0.9007);
    assertThat(VerdictWords.sentences(compare(trials, RULE)))
        .anyMatch(
            sentence ->
                sentence.startsWith("1e-4 is worse than another setting of 0.001 by 0.01000 (95 %"))
        .noneMatch(sentence -> sentence.contains("may be the best"));
  }

  @Test
  void fewerSeedsThanTheFirstLookTakesAreNotTested() {
    SampleTrials two =
        SampleTrials.none().completed(1e-3, 0.3, 0.9, 0.91).completed(1e-4, 0.3, 0.8, 0.82);
    Comparison comparison = compare(two, RULE);
    assertThat(comparison.rows().get(1).pValue()).isEmpty();
    assertThat(VerdictWords.sentences(comparison))
        .contains("1e-4 shares fewer than 3 seeds with it: not tested.");
  }
}
