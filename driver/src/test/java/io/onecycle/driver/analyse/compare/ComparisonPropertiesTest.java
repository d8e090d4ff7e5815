package io.onecycle.driver.analyse.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.stats.Holm;
import io.onecycle.driver.analyse.words.VerdictWords;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.TrialRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ComparisonPropertiesTest {

  @Provide
  Arbitrary<List<TrialRow>> sweeps() {
    return trial().list().uniqueElements(TrialRow::trialId).ofMaxSize(20);
  }

  private static Arbitrary<TrialRow> trial() {
    return Combinators.combine(
            Arbitraries.of(0.0, 1e-4, 0.01),
            Arbitraries.of(0.1, 1.0),
            Arbitraries.longs().between(1, 4),
            Arbitraries.of(
                Ending.COMPLETED,
                Ending.COMPLETED,
                Ending.COMPLETED,
                Ending.DIVERGED,
                Ending.FAILED),
            Arbitraries.integers().between(0, 50))
        .as((wd, lr, seed, outcome, k) -> SampleTrials.trial(wd, lr, seed, outcome, k / 64.0));
  }

  @Property(tries = 200)
  void theOrderOfTheTrialsDoesNotMatter(
      @ForAll("sweeps") List<TrialRow> trials, @ForAll Random random) {
    List<TrialRow> shuffled = new ArrayList<>(trials);
    Collections.shuffle(shuffled, random);
    assertThat(Comparison.of(shuffled, TrialAxis.WEIGHT_DECAY))
        .isEqualTo(Comparison.of(trials, TrialAxis.WEIGHT_DECAY));
  }

  /** Trials that have learnt something: chance does not rise with them. */
  @Provide
  Arbitrary<List<TrialRow>> learnt() {
    return trial()
        .filter(row -> !row.isDiverged())
        .map(row -> raised(row, 20 / 64.0))
        .list()
        .uniqueElements(TrialRow::trialId)
        .ofMaxSize(20);
  }

  @Property(tries = 200)
  void accuraciesHigherByAConstantLeaveTheDifferencesAlone(
      @ForAll("learnt") List<TrialRow> trials, @ForAll @IntRange(max = 10) int steps) {
    List<TrialRow> higher = trials.stream().map(trial -> raised(trial, steps / 64.0)).toList();
    List<ComparisonRow> before = Comparison.of(trials, TrialAxis.WEIGHT_DECAY).rows();
    List<ComparisonRow> after = Comparison.of(higher, TrialAxis.WEIGHT_DECAY).rows();
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i).settingId()).isEqualTo(before.get(i).settingId());
      assertSame(after.get(i).sd(), before.get(i).sd());
      assertSame(after.get(i).diffToBest(), before.get(i).diffToBest());
      assertSame(after.get(i).diffCi95Low(), before.get(i).diffCi95Low());
      assertSame(after.get(i).pValue(), before.get(i).pValue());
    }
  }

  @Property(tries = 200)
  void theBestIsNotComparedWithItself(@ForAll("sweeps") List<TrialRow> trials) {
    Comparison.of(trials, TrialAxis.MAX_LR)
        .best()
        .ifPresent(
            best -> {
              assertThat(best.row().diffToBest()).isEmpty();
              assertThat(best.row().pValue()).isEmpty();
              assertThat(best.row().n()).isPositive();
            });
  }

  @Property(tries = 200)
  void everySweepHasAVerdictWithoutNaN(@ForAll("sweeps") List<TrialRow> trials) {
    for (TrialAxis axis : TrialAxis.values()) {
      assertThat(VerdictWords.sentences(Comparison.of(trials, axis)))
          .isNotEmpty()
          .allSatisfy(
              sentence -> assertThat(sentence).endsWith(".").doesNotContain("NaN", "null", "  "));
    }
  }

  @Property(tries = 200)
  void holmOnlyRaisesPValuesAndKeepsTheirOrder(
      @ForAll @Size(max = 8) List<@DoubleRange(min = 0, max = 1) Double> pValues) {
    List<Double> adjusted = Holm.adjust(pValues);
    for (int i = 0; i < pValues.size(); i++) {
      assertThat(adjusted.get(i)).isBetween(pValues.get(i), 1.0);
      for (int j = 0; j < pValues.size(); j++) {
        if (pValues.get(i) <= pValues.get(j)) {
          assertThat(adjusted.get(i)).isLessThanOrEqualTo(adjusted.get(j));
        }
      }
    }
  }

  private static void assertSame(Optional<Double> actual, Optional<Double> expected) {
    assertThat(actual.isPresent()).isEqualTo(expected.isPresent());
    expected.ifPresent(value -> assertThat(actual.orElseThrow()).isCloseTo(value, within(1e-9)));
  }

  private static TrialRow raised(TrialRow trial, double added) {
    TrialRow raised =
        SampleTrials.trial(
            trial.setting().weightDecay().last(),
            trial.setting().maxLr().last(),
            trial.seed(),
            trial.scores().outcome(),
            trial.scores().finalAccuracy().orElse(0.0) + added);
    return SampleTrials.validatedOn(64, raised);
  }
}
