package io.onecycle.driver.analyse.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.table.Ending;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictWordsTest {

  private static List<String> verdict(SampleTrials trials) {
    return VerdictWords.sentences(Comparison.of(trials.rows(), TrialAxis.WEIGHT_DECAY));
  }

  @Test
  void saysWhatIsBestWhatIsWorseAndWhatCannotBeKnown() {
    assertThat(verdict(SampleTrials.FOUR_DECAYS))
        .containsExactly(
            "weight_decay 0.001 did best: accuracy 0.8612 ± 0.0030 (95 % CI, 5 seeds).",
            "1e-4 and 3e-4 cannot be told apart from it with 5 seeds (Holm-adjusted p 0.59, 0.59).",
            "0.01 is worse by 0.0212 (95 % CI 0.0185 to 0.0239, p < 0.001).",
            "With 5 seeds, differences below about ±0.0032 cannot be seen.",
            "The best of 4 settings looks better than it is: its mean is an optimistic estimate.");
  }

  @Test
  void namesWhatElseTheBestSettingHas() {
    assertThat(
            verdict(
                SampleTrials.none()
                    .completed(0.001, 0.1, 0.80, 0.82)
                    .completed(0.001, 0.3, 0.85, 0.86)))
        .containsExactly(
            "weight_decay 0.001: accuracy 0.855 ± 0.064 (95 % CI, 2 seeds, max_lr 0.3).",
            "It is the only weight_decay: there is no other to compare.",
            "The best of 2 settings looks better than it is: its mean is an optimistic estimate.");
  }

  @Test
  void asksForSeedsWhereThereIsOne() {
    assertThat(verdict(SampleTrials.none().completed(0.001, 0.3, 0.9).completed(0.01, 0.3, 0.8)))
        .containsExactly(
            "weight_decay 0.001 did best: accuracy 0.9000 (1 seed).",
            "One seed: no uncertainty can be given; add seeds.",
            "The best of 2 settings looks better than it is: its mean is an optimistic estimate.");
  }

  @Test
  void countsSeedsThatDivergedAndExplainsWhyAHigherMeanIsBehind() {
    assertThat(
            verdict(
                SampleTrials.none()
                    .completed(0.1, 0.3, 0.90, 0.91, 0.92)
                    .ended(Ending.DIVERGED, 0.1, 0.3, 4, 5)
                    .completed(0.01, 0.3, 0.80, 0.82, 0.81, 0.80, 0.81)))
        .contains(
            "0.1 is better where both completed, by 0.100 (95 % CI 0.075 to 0.125, p = 0.003).",
            "0.1 has a higher mean over the seeds that completed, but not all did: ranked behind.",
            "2 of 5 seeds diverged at weight_decay 0.1.");
  }

  @Test
  void countsAccidentsInSettingsThatAreNotShown() {
    assertThat(
            verdict(
                SampleTrials.none()
                    .completed(0.01, 0.3, 0.8, 0.82)
                    .ended(Ending.DIVERGED, 0.01, 3, 1, 2)
                    .ended(Ending.FAILED, 0.01, 1, 1)))
        .contains("In settings not shown here, 2 trials diverged and 1 trial failed.");
  }

  @Test
  void saysThatAConstantDifferenceHasNoPValue() {
    assertThat(
            verdict(
                SampleTrials.none()
                    .completed(0.001, 0.3, 0.85, 0.86)
                    .completed(0.01, 0.3, 0.83, 0.84)
                    .completed(0.1, 0.3, 0.85, 0.86)))
        .contains(
            "0.01 is worse by 0.0200 with each of 2 seeds alike: without variation there is no"
                + " p-value.",
            "0.1 gave the same accuracy as it with every shared seed.");
  }

  @Test
  void warnsOfASweepThatIsNotFinished() {
    assertThat(
            verdict(
                SampleTrials.none()
                    .completed(0.001, 0.3, 0.85, 0.86, 0.84)
                    .completed(0.01, 0.3, 0.83)))
        .contains(
            "0.01 shares fewer than 2 completed seeds with it: not tested.",
            "Not finished: 1 of 2 groups have run fewer than 3 seeds; the order may change.");
  }

  @Test
  void saysThatNothingCanBeComparedYet() {
    assertThat(verdict(SampleTrials.none())).containsExactly("There are no trials to compare.");
    assertThat(
            verdict(
                SampleTrials.none()
                    .ended(Ending.DIVERGED, 0.1, 3, 1, 2)
                    .ended(Ending.DIVERGED, 1, 3, 1)))
        .containsExactly(
            "No trial has completed: nothing can be compared.",
            "Seeds diverged at weight_decay 0.1 (2 of 2) and 1 (1 of 1).",
            "Not finished: 1 of 2 groups have run fewer than 2 seeds; the order may change.");
  }

  @Test
  void countsGroupsThatAreTooManyToName() {
    SampleTrials trials = SampleTrials.none().completed(1, 0.3, 0.90, 0.92, 0.91);
    for (int i = 2; i <= 7; i++) {
      trials = trials.completed(i, 0.3, 0.90, 0.905 + i * 1e-4, 0.91);
    }
    assertThat(verdict(trials))
        .contains(
            "6 others cannot be told apart from it with 3 seeds (Holm-adjusted p 1 or more).");
  }

  @Test
  void aSettingIsNamedByWhatTellsItFromOthers() {
    SampleTrials trials =
        SampleTrials.none()
            .completed(0.001, 0.1, 0.80, 0.81, 0.83)
            .completed(0.01, 0.3, 0.80, 0.83, 0.84);
    assertThat(VerdictWords.sentences(Comparison.of(trials.rows(), TrialAxis.SETTING)).get(1))
        .isEqualTo(
            "(weight_decay 0.001, max_lr 0.1) cannot be told apart from it with 3 seeds"
                + " (Holm-adjusted p 0.23).");
  }

  @Test
  void warnsOfTrialsThatDifferInMoreThanTheGrid() {
    SampleTrials trials =
        SampleTrials.none()
            .completed(0.001, 0.3, 0.85)
            .and(List.of(SampleTrials.trial(0.01, 0.3, 1, Ending.COMPLETED, 0.9, "1cycle", 10)));
    assertThat(verdict(trials))
        .contains(
            "These trials differ in epochs too (5, 10): differences may come from that.",
            "These trials differ in iterations too (2110, 4220): differences may come from that.");
  }
}
