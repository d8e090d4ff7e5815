package io.onecycle.driver.analyse.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.SeedDesign;
import io.onecycle.driver.sweep.ValidationFolds;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialKey;
import io.onecycle.driver.table.TrialRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictWordsTest {

  private static List<String> verdict(SampleTrials trials) {
    return VerdictWords.sentences(Comparison.of(trials.rows(), TrialAxis.WEIGHT_DECAY));
  }

  @Test
  void saysWhatToChooseWhatThatCostsAndWhatCannotBeKnown() {
    assertThat(verdict(SampleTrials.FOUR_DECAYS))
        .containsExactly(
            "Choose weight_decay 0.001: probably the best of 4 (53 %); its mean accuracy is 0.8612"
                + " over 5 seeds.",
            "With 95 % probability it loses at most 0.0018 to the best tried (expected 0.0003).",
            "1e-4 (28 %) and 3e-4 (19 %) may be the best too.",
            "0.01 is worse by 0.0212 (95 % CI 0.0164 to 0.0260, p < 0.001, all pairs).",
            "Accuracy to expect of new seeds on these validation examples: 0.8608 ± 0.0024"
                + " (95 %).",
            "With 5 seeds, a difference of 0.0057 would be found in about 80 % of such sweeps; half"
                + " of it takes about 11 seeds.");
  }

  @Test
  void saysWhichPopulationTheAccuracyIsAbout() {
    List<TrialRow> rows =
        SampleTrials.FOUR_DECAYS.rows().stream()
            .map(row -> SampleTrials.validatedOn(600, row))
            .toList();
    assertThat(VerdictWords.sentences(Comparison.of(rows, TrialAxis.WEIGHT_DECAY)))
        .anyMatch(
            sentence ->
                sentence.matches(
                    "Accuracy to expect of new seeds on new examples: 0.86\\d* ± 0.02\\d*"
                        + " \\(95 %\\); most of that comes from validating on 600 examples, not"
                        + " from the seeds\\."));
    SeedDesign rotating = rotating(10);
    assertThat(VerdictWords.sentences(Comparison.of(rows, TrialAxis.WEIGHT_DECAY, rotating)))
        .anyMatch(
            sentence -> sentence.startsWith("Accuracy to expect of new seeds on new examples"));
  }

  private static SeedDesign rotating(long folds) {
    return new SeedDesign(Optional.empty(), new ValidationFolds(folds), Optional.empty());
  }

  /** Their spread knows nothing of how lucky the examples were. */
  @Test
  void seedsThatHoldOutTheSameFoldAreOneSetOfExamples() {
    List<TrialRow> rows =
        SampleTrials.FOUR_DECAYS.rows().stream()
            .map(row -> SampleTrials.validatedOn(600, row))
            .toList();
    List<TrialRow> tens =
        rows.stream()
            .map(
                row ->
                    SampleRows.with(
                        row,
                        new TrialKey(
                            row.key().sweep(),
                            row.trialId(),
                            row.settingId(),
                            10 * row.seed(),
                            row.key().rung())))
            .toList();
    Comparison apart = Comparison.of(rows, TrialAxis.WEIGHT_DECAY, rotating(10));
    Comparison together = Comparison.of(tens, TrialAxis.WEIGHT_DECAY, rotating(10));
    Comparison shared = Comparison.of(rows, TrialAxis.WEIGHT_DECAY);
    Comparison halves = Comparison.of(rows, TrialAxis.WEIGHT_DECAY, rotating(2));
    assertThat(width(together)).isEqualTo(width(shared)).isGreaterThan(3 * width(apart));
    assertThat(width(halves)).isBetween(2 * width(apart), width(shared));
    assertThat(VerdictWords.sentences(together))
        .anyMatch(sentence -> sentence.contains("comes from validating on 600 examples"));
    assertThat(VerdictWords.sentences(halves))
        .anyMatch(sentence -> sentence.contains("comes from 2 × 600 examples"));
  }

  private static double width(Comparison comparison) {
    ComparisonRow best = comparison.rows().get(0);
    return best.expectedHigh().orElseThrow() - best.expectedLow().orElseThrow();
  }

  /** What loses least on average may be the best less often than another. */
  @Test
  void whatIsHardlyTheBestIsChosenForLosingLeast() {
    assertThat(
            verdict(
                    SampleTrials.none()
                        .completed(1e-1, 0.3, 0.860, 0.864, 0.858)
                        .completed(1e-2, 0.3, 0.862, 0.859, 0.861)
                        .completed(1e-3, 0.3, 0.859, 0.863, 0.860)
                        .completed(1e-4, 0.3, 0.861, 0.860, 0.862)
                        .completed(1e-5, 0.3, 0.858, 0.862, 0.863))
                .get(0))
        .matches(
            "Choose weight_decay \\S+: of 5 it loses least on average \\(the best with \\d+ %\\); .*");
  }

  @Test
  void ratesThatWereTriedWithOneWeightDecayEachMayOweTheirDifferencesToIt() {
    SampleTrials found =
        SampleTrials.none()
            .completed(1e-2, 0.0792, 0.861, 0.864, 0.858)
            .completed(1e-2, 0.158, 0.860, 0.866, 0.859)
            .completed(1e-3, 0.132, 0.890, 0.894, 0.888)
            .completed(1e-3, 0.264, 0.890, 0.892, 0.887)
            .completed(1e-4, 0.132, 0.891, 0.893, 0.887);
    String said =
        " values of max_lr were tried with one weight_decay each: differences may be its.";
    assertThat(VerdictWords.sentences(Comparison.of(found.rows(), TrialAxis.MAX_LR)))
        .contains("3 of 4" + said);
    assertThat(verdict(found)).noneMatch(sentence -> sentence.contains(" each: differences"));
    SampleTrials grid =
        SampleTrials.none()
            .completed(1e-2, 0.1, 0.861, 0.864)
            .completed(1e-2, 0.2, 0.860, 0.866)
            .completed(1e-3, 0.1, 0.890, 0.894)
            .completed(1e-3, 0.2, 0.890, 0.892);
    assertThat(VerdictWords.sentences(Comparison.of(grid.rows(), TrialAxis.MAX_LR)))
        .noneMatch(sentence -> sentence.contains(" each: differences"));
  }

  @Test
  void saysWhatSettingsWereChosenFrom() {
    SeedDesign fresh =
        new SeedDesign(
            Optional.empty(),
            new ValidationFolds(10),
            Optional.of(new SeedDesign.Choice(72, 3, Set.of(4L, 5L))));
    assertThat(
            VerdictWords.sentences(
                Comparison.of(SampleTrials.FOUR_DECAYS.rows(), TrialAxis.WEIGHT_DECAY, fresh)))
        .contains(
            "What is compared was chosen from 72 settings by 3 other seeds; only fresh seeds"
                + " judge.");
  }

  @Test
  void namesWhatElseTheBestSettingHas() {
    assertThat(
            verdict(
                SampleTrials.none()
                    .completed(0.001, 0.1, 0.80, 0.82)
                    .completed(0.001, 0.3, 0.85, 0.86)))
        .startsWith(
            "weight_decay 0.001: accuracy 0.8550 (2 seeds, max_lr 0.3).",
            "It is the only weight_decay: there is no other to compare.")
        .hasSize(3);
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
  void saysInTheFirstSentenceThatSeedsDiverged() {
    List<String> sentences =
        verdict(
            SampleTrials.none()
                .completed(0.1, 0.3, 0.90, 0.91, 0.92)
                .ended(Ending.DIVERGED, 0.1, 0.3, 4, 5)
                .completed(0.01, 0.3, 0.80, 0.82, 0.81, 0.80, 0.81));
    assertThat(sentences.get(0))
        .startsWith("Choose weight_decay 0.01: probably the best of 2")
        .endsWith("; 2 of 10 trials diverged: they count as chance.");
    assertThat(sentences)
        .contains("2 of 5 seeds diverged at weight_decay 0.1.")
        .anyMatch(sentence -> sentence.startsWith("Accuracy to expect of new seeds that learn"));
  }

  @Test
  void saysInTheFirstSentenceThatSeedsEndedAtChance() {
    List<String> sentences =
        verdict(
            SampleTrials.none()
                .completed(0.1, 0.3, 0.90, 0.101, 0.92)
                .completed(0.01, 0.3, 0.80, 0.82, 0.81));
    assertThat(sentences.get(0)).endsWith("; 1 of 6 trials ended at chance.");
    assertThat(sentences).contains("1 of 3 seeds ended at chance at weight_decay 0.1.");
  }

  @Test
  void tellsThoseThatDivergedFromThoseThatEndedAtChance() {
    assertThat(
            verdict(
                    SampleTrials.none()
                        .completed(0.1, 0.3, 0.90, 0.101, 0.92)
                        .ended(Ending.DIVERGED, 0.01, 0.3, 3)
                        .completed(0.01, 0.3, 0.80, 0.82))
                .get(0))
        .endsWith("; 1 of 6 trials ended at chance, and 1 diverged: it counts as chance.");
  }

  /** Three standard deviations above chance there would be more than a network can get. */
  @Test
  void whereOneClassIsNearlyAllANetworkThatKnowsTheOthersIsNotAtChance() {
    SampleTrials unequal =
        new SampleTrials(
            SampleTrials.none()
                .completed(0.1, 0.3, 0.965, 0.968, 0.970)
                .completed(0.01, 0.3, 0.968, 0.972, 0.975)
                .rows()
                .stream()
                .map(row -> SampleTrials.withChance(0.95, SampleTrials.validatedOn(600, row)))
                .toList());
    assertThat(verdict(unequal))
        .noneMatch(sentence -> sentence.contains("chance"))
        .anyMatch(sentence -> sentence.startsWith("Accuracy to expect of new seeds on"));
  }

  @Test
  void aFailedSeedIsToldApartFromOneThatDiverged() {
    assertThat(
            verdict(
                SampleTrials.none()
                    .completed(1e-3, 0.3, 0.900, 0.901, 0.899, 0.902)
                    .ended(Ending.FAILED, 1e-3, 0.3, 5)
                    .completed(1e-2, 0.3, 0.50, 0.51, 0.49, 0.50, 0.52)))
        .contains("1 of 5 seeds failed at weight_decay 0.001.")
        .noneMatch(sentence -> sentence.contains("chance"));
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
  void neverSaysWorseForTwoSeedsThatDifferAlike() {
    assertThat(
            verdict(
                SampleTrials.none()
                    .completed(0.001, 0.3, 0.85, 0.86)
                    .completed(0.01, 0.3, 0.83, 0.84)
                    .completed(0.1, 0.3, 0.85, 0.86)))
        .contains("0.1 gave the same accuracy as it with every shared seed.")
        .anyMatch(
            sentence ->
                sentence.startsWith("0.01 (")
                    && sentence.endsWith("is hardly the best, though not shown to be worse."));
  }

  @Test
  void warnsOfASweepThatIsNotFinished() {
    assertThat(
            verdict(
                SampleTrials.none()
                    .completed(0.001, 0.3, 0.85, 0.86, 0.84)
                    .completed(0.01, 0.3, 0.83)))
        .contains(
            "Choose weight_decay 0.001: no other has enough seeds to be compared with it; its mean"
                + " accuracy is 0.850 over 3 seeds.",
            "0.01 shares fewer than 2 seeds with it: not tested.",
            "Not finished: 1 of 2 groups have run fewer than 3 seeds; the order may change.");
  }

  @Test
  void whatIsOwedIsNoAnswerYet() {
    assertThat(
            VerdictWords.sentences(
                Comparison.of(
                        SampleTrials.none().completed(0.001, 0.3, 0.85).rows(),
                        TrialAxis.WEIGHT_DECAY)
                    .withOwed(19, false)))
        .containsExactly(
            "weight_decay 0.001: accuracy 0.8500 (1 seed).",
            "It is the only weight_decay so far: there is no other to compare yet.",
            "Not finished: 19 trials are still owed; the order may change.");
    assertThat(
            VerdictWords.sentences(
                Comparison.of(
                        SampleTrials.none()
                            .completed(0.001, 0.3, 0.85)
                            .completed(0.01, 0.3, 0.84)
                            .rows(),
                        TrialAxis.WEIGHT_DECAY)
                    .withOwed(8, true)))
        .contains(
            "One seed so far: no uncertainty can be given yet.",
            "Not finished: at most 8 trials are still owed; the order may change.");
    assertThat(
            VerdictWords.sentences(
                Comparison.of(List.of(), TrialAxis.WEIGHT_DECAY).withOwed(1, false)))
        .containsExactly("There are no trials to compare.", "Not finished: 1 trial is still owed.");
  }

  @Test
  void neverChoosesWhatAnotherIsAheadOfWithTheSeedThatBothHave() {
    assertThat(
            verdict(
                SampleTrials.none()
                    .completed(0.001, 0.3, 0.85, 0.86, 0.84)
                    .completed(0.01, 0.3, 0.88)))
        .contains(
            "weight_decay 0.001 has the most seeds so far: no other has enough seeds to be compared"
                + " with it; its mean accuracy is 0.850 over 3 seeds.",
            "With what they share, 0.01 is ahead of it: too few seeds to tell.")
        .noneMatch(sentence -> sentence.startsWith("Choose"));
  }

  @Test
  void doesNotSayThatOneDidBestOfThoseWithOtherSeeds() {
    assertThat(
            verdict(
                SampleTrials.none()
                    .completed(0.001, 0.3, 0.85)
                    .and(List.of(SampleTrials.trial(0.01, 0.3, 2, Ending.COMPLETED, 0.80)))))
        .contains("Another shares no seed with it: which is better is not known.");
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
        .anyMatch(
            sentence ->
                sentence.matches("6 others \\(each \\d+ % or less\\) may be the best too\\."));
  }

  @Test
  void aSettingIsNamedByWhatTellsItFromOthers() {
    SampleTrials trials =
        SampleTrials.none()
            .completed(0.001, 0.1, 0.80, 0.81, 0.83)
            .completed(0.01, 0.3, 0.80, 0.83, 0.84);
    List<String> sentences =
        VerdictWords.sentences(Comparison.of(trials.rows(), TrialAxis.SETTING));
    assertThat(sentences.get(0)).startsWith("Choose (weight_decay 0.01, max_lr 0.3): ");
    assertThat(sentences)
        .anyMatch(sentence -> sentence.startsWith("(weight_decay 0.001, max_lr 0.1) ("));
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
