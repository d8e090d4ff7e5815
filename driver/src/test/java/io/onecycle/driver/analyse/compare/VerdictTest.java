package io.onecycle.driver.analyse.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.sweep.SequentialSeeds;
import io.onecycle.driver.table.Ending;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final SequentialSeeds RULE = new SequentialSeeds(1, 3, 6, OptionalDouble.empty());

  private static Verdict verdict(SampleTrials trials) {
    return Comparison.of(trials.rows(), TrialAxis.WEIGHT_DECAY).verdict();
  }

  private static Verdict verdict(SampleTrials trials, SequentialSeeds rule) {
    return Comparison.of(trials.rows(), TrialAxis.WEIGHT_DECAY, Optional.of(rule)).verdict();
  }

  private static Relation only(Verdict verdict) {
    assertThat(verdict.others()).hasSize(1);
    return verdict.others().get(0).relation();
  }

  @Test
  void tellsWhoIsWorseFromWhoCannotBeToldApart() {
    Verdict verdict = verdict(SampleTrials.FOUR_DECAYS);
    assertThat(verdict.basis()).isEqualTo(Verdict.Basis.COMPARED);
    assertThat(verdict.best().orElseThrow().row().value()).isEqualTo("0.001");
    assertThat(verdict.those(Relation.CANNOT_TELL))
        .extracting(Rival::value)
        .containsExactly("1e-4", "3e-4");
    Rival worse = verdict.those(Relation.WORSE).get(0);
    assertThat(worse.value()).isEqualTo("0.01");
    assertThat(worse.seeds()).isEqualTo(5);
    assertThat(worse.difference().orElseThrow()).isCloseTo(-0.0212, within(5e-5));
    assertThat(worse.ci95().orElseThrow().low()).isCloseTo(-0.0239, within(5e-5));
    assertThat(worse.ci95().orElseThrow().high()).isCloseTo(-0.0185, within(5e-5));
    assertThat(worse.pValue().orElseThrow()).isLessThan(0.001);
    assertThat(worse.isDifferent()).isTrue();
    assertThat(verdict.smallestVisible().orElseThrow()).isCloseTo(0.0032, within(5e-5));
  }

  @Test
  void theAdvantageIsBelowZeroWhereLowerIsBetterAndItIsHigher() {
    Rival worse = verdict(SampleTrials.FOUR_DECAYS.minimizing("rmse")).those(Relation.WORSE).get(0);
    assertThat(worse.difference().orElseThrow()).isPositive();
    assertThat(worse.advantage().orElseThrow()).isNegative();
  }

  @Test
  void saysWhatThereIsToCompare() {
    SampleTrials one = SampleTrials.none().completed(1e-3, 0.3, 0.9);
    assertThat(verdict(SampleTrials.none()).basis()).isEqualTo(Verdict.Basis.NO_TRIALS);
    assertThat(verdict(SampleTrials.none().ended(Ending.FAILED, 1e-3, 0.3, 1)).basis())
        .isEqualTo(Verdict.Basis.NONE_COMPLETED);
    assertThat(verdict(one).basis()).isEqualTo(Verdict.Basis.ONLY_ONE);
    assertThat(verdict(one).knowsChance()).isFalse();
    assertThat(verdict(one.completed(1e-4, 0.3, 0.8)).basis()).isEqualTo(Verdict.Basis.ONE_SEED);
  }

  @Test
  void nothingIsSaidOfChanceWhereItCannotBeTested() {
    SampleTrials best = SampleTrials.none().completed(1e-3, 0.3, 0.85, 0.86);
    assertThat(only(verdict(best.completed(1e-2, 0.3, 0.85, 0.86)))).isEqualTo(Relation.SAME);
    assertThat(only(verdict(best.completed(1e-2, 0.3, 0.83, 0.84))))
        .isEqualTo(Relation.WITHOUT_VARIATION);
    assertThat(only(verdict(best.completed(1e-2, 0.3, 0.83)))).isEqualTo(Relation.NOT_TESTED);
    assertThat(only(verdict(best.ended(Ending.DIVERGED, 1e-2, 0.3, 1, 2))))
        .isEqualTo(Relation.NOT_COMPLETED);
  }

  @Test
  void whatIsBetterWithFewerSeedsIsAheadAndYetBehind() {
    Rival rival =
        verdict(
                SampleTrials.none()
                    .completed(0.1, 0.3, 0.90, 0.91, 0.92)
                    .ended(Ending.DIVERGED, 0.1, 0.3, 4, 5)
                    .completed(0.01, 0.3, 0.80, 0.82, 0.81, 0.80, 0.81))
            .others()
            .get(0);
    assertThat(rival.relation()).isEqualTo(Relation.BETTER_WHERE_BOTH_COMPLETED);
    assertThat(rival.isAhead()).isTrue();
  }

  @Test
  void whatDiffersByLessThanTheMarginIsAsGood() {
    SampleTrials alike =
        SampleTrials.none()
            .completed(1e-3, 0.3, 0.861, 0.874, 0.858, 0.863)
            .completed(1e-4, 0.3, 0.860, 0.874, 0.857, 0.863);
    SequentialSeeds withMargin = new SequentialSeeds(1, 3, 6, OptionalDouble.of(0.01));
    assertThat(only(verdict(alike, withMargin))).isEqualTo(Relation.AS_GOOD);
    assertThat(verdict(alike, withMargin).others().get(0).alikeP().orElseThrow()).isLessThan(0.01);
    assertThat(only(verdict(alike, RULE))).isEqualTo(Relation.CANNOT_TELL);
    assertThat(verdict(alike, RULE).others().get(0).alikeP()).isEmpty();
  }

  @Test
  void aSettingThatLostToAnotherThanTheBestIsBeaten() {
    Verdict verdict =
        verdict(
            SampleTrials.none()
                .completed(1e-3, 0.3, 0.90, 0.95, 0.88, 0.94, 0.97, 0.86)
                .completed(1e-3, 0.1, 0.9101, 0.9102, 0.9103, 0.9104, 0.9105, 0.9106)
                .completed(1e-4, 0.3, 0.9001, 0.9003, 0.9003, 0.9002, 0.9005, 0.9007),
            RULE);
    assertThat(only(verdict)).isEqualTo(Relation.WORSE_THAN_ANOTHER);
    assertThat(verdict.others().get(0).isBeaten()).isTrue();
  }
}
