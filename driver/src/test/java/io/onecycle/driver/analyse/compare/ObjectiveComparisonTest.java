package io.onecycle.driver.analyse.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.words.VerdictWords;
import io.onecycle.driver.sweep.SequentialSeeds;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Goal;
import io.onecycle.worker.trial.score.Objective;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Comparisons by a metric that is better the lower it is. */
class ObjectiveComparisonTest {

  private static final SampleTrials TRIALS =
      SampleTrials.none()
          .completed(1e-3, 0.3, 0.412, 0.404, 0.409, 0.415)
          .completed(1e-2, 0.3, 0.532, 0.521, 0.527, 0.536)
          .completed(1e-4, 0.3, 0.414, 0.403, 0.414, 0.413)
          .minimizing("rmse");

  private static Comparison compare(SampleTrials trials) {
    return Comparison.of(trials.rows(), TrialAxis.WEIGHT_DECAY);
  }

  @Test
  void ranksTheLowestFirst() {
    Comparison comparison = compare(TRIALS);
    assertThat(comparison.objective()).isEqualTo(new Objective("rmse", Goal.MINIMIZE));
    assertThat(comparison.rows())
        .extracting(ComparisonRow::value)
        .containsExactly("0.001", "1e-4", "0.01");
  }

  @Test
  void rowsNameTheMetricAndLeaveAccuracyEmpty() {
    ComparisonRow best = compare(TRIALS).rows().get(0);
    assertThat(best.metric()).contains("rmse");
    assertThat(best.mean().orElseThrow()).isEqualTo(0.41);
    assertThat(best.meanAccuracy()).isEmpty();
    ComparisonRow ofAccuracy = compare(SampleTrials.FOUR_DECAYS).rows().get(0);
    assertThat(ofAccuracy.metric()).contains("accuracy");
    assertThat(ofAccuracy.mean()).isEqualTo(ofAccuracy.meanAccuracy()).isPresent();
  }

  @Test
  void saysInWordsThatMoreIsWorse() {
    assertThat(VerdictWords.sentences(compare(TRIALS)))
        .anyMatch(
            sentence ->
                sentence.startsWith("Choose weight_decay 0.001: probably the best of 3")
                    && sentence.endsWith("its mean rmse is 0.4100 over 4 seeds, lower is better."))
        .anyMatch(sentence -> sentence.matches("1e-4 \\(\\d+ %\\) may be the best too\\."))
        .anyMatch(sentence -> sentence.startsWith("0.01 is worse by 0.1190 (95 % CI 0.1"))
        .noneMatch(sentence -> sentence.contains("ccuracy"));
  }

  /** Where chance is not known, a diverged seed counts as the worst that completed. */
  @Test
  void aDivergedSeedCountsAsTheWorst() {
    Comparison comparison =
        compare(
            SampleTrials.none()
                .completed(0.1, 0.3, 0.30, 0.31, 0.28)
                .ended(Ending.DIVERGED, 0.1, 0.3, 4)
                .completed(0.01, 0.3, 0.41, 0.42, 0.40, 0.41)
                .minimizing("rmse"));
    assertThat(comparison.rows().get(0).value()).isEqualTo("0.1");
    assertThat(comparison.rows().get(0).mean().orElseThrow())
        .isCloseTo((0.30 + 0.31 + 0.28 + 0.42) / 4, within(1e-9));
    assertThat(VerdictWords.sentences(comparison).get(0))
        .endsWith("; 1 of 8 trials diverged: it counts as the worst that completed.");
  }

  @Test
  void racesForTheLowest() {
    SequentialSeeds rule = new SequentialSeeds(1, 3, 4, OptionalDouble.empty());
    Comparison comparison =
        Comparison.of(
            TRIALS.rows(), TrialAxis.WEIGHT_DECAY, SeedDesign.FIXED.until(Optional.of(rule)));
    assertThat(comparison.rows())
        .extracting(ComparisonRow::value)
        .containsExactly("0.001", "1e-4", "0.01");
    assertThat(comparison.rows().get(2).pValue().orElseThrow()).isLessThan(0.05);
    assertThat(comparison.rows()).extracting(ComparisonRow::looks).containsOnly(Optional.of(2));
  }

  @Test
  void judgesByWhatMostTrialsSayAndTellsOfTheOthers() {
    SampleTrials mixed = TRIALS.and(SampleTrials.none().completed(0.5, 0.3, 0.9).rows());
    Comparison comparison = compare(mixed);
    assertThat(comparison.objective().metric()).isEqualTo("rmse");
    assertThat(VerdictWords.sentences(comparison))
        .contains(
            "These trials differ in objective too (accuracy, rmse): differences may come from"
                + " that.");
  }

  @Test
  void rowsOfVersionsThatKnewAccuracyOnlyAreComparedByIt() {
    List<TrialRow> rows = SampleTrials.FOUR_DECAYS.rows();
    assertThat(Objectives.of(rows)).isEqualTo(Objective.ACCURACY);
    assertThat(Objectives.of(List.of())).isEqualTo(Objective.ACCURACY);
  }
}
