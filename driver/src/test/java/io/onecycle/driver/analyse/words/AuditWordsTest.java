package io.onecycle.driver.analyse.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.audit.Check;
import io.onecycle.driver.analyse.audit.Check.Subject;
import io.onecycle.driver.analyse.audit.Finding;
import io.onecycle.driver.analyse.audit.NumericAxis;
import io.onecycle.driver.analyse.audit.NumericAxis.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditWordsTest {

  private static final NumericAxis RATES = axis(TrialAxis.MAX_LR, Form.VALUE, 0.1, 0.3, 1.0);

  @Test
  void saysWhichEndAndWhatLiesBeyondIt() {
    assertThat(said(new Finding.AtEdge(RATES, true, 0.973)))
        .isEqualTo(
            "The best max_lr, 1, is the highest of 3 that were tried (probability 97 %): a better"
                + " one may lie beyond it. Add max_lr 3 and 10.");
    assertThat(
            said(
                new Finding.AtEdge(axis(TrialAxis.MAX_LR, Form.MULTIPLE, 0.5, 1.0), false, 0.9999)))
        .isEqualTo(
            "The best max_lr, 0.5x lr_find, is the lower of two that were tried (probability over"
                + " 99 %): a better one may lie beyond it, or between them."
                + " Add max_lr 0.25x lr_find and 0.13x lr_find.");
  }

  @Test
  void saysForWhichValuesAnAxisWasNotTuned() {
    assertThat(
            said(
                new Finding.NotTuned(
                    TrialAxis.WEIGHT_DECAY, List.of("0.01", "0.1"), RATES, false, 0.98)))
        .startsWith(
            "For weight_decay 0.01 and 0.1, the best max_lr is the lowest of 3 that were tried, 0.1"
                + " (probability 98 % or more): they may be better than they look.");
  }

  @Test
  void saysHowToMarkARateThatIsFixedOnPurpose() {
    assertThat(said(new Finding.OneRate(TrialAxis.WEIGHT_DECAY, 0.1)))
        .contains("with max_lr 0.1 alone", "Add max_lr 0.03 and 0.3", "scientific: [weight_decay]");
  }

  @Test
  void saysThatNoSweepSettlesIt() {
    assertThat(said(new Finding.Diverged(6, 18, List.of("max_lr 10"))))
        .isEqualTo(
            "6 of 18 trials diverged, or ended no better than chance; all of max_lr 10. No sweep"
                + " settles that: leave such values out of the next one, to spend the time"
                + " elsewhere.");
  }

  /** Draws that never hit are no certainty, and 0 may well be the best. */
  @Test
  void saysWhichEndWasNotLookedAt() {
    assertThat(
            CheckWords.line(
                new Check(
                    Subject.EDGE,
                    Optional.of(TrialAxis.WEIGHT_DECAY),
                    Optional.of(0.0),
                    List.of(0.0),
                    Optional.empty())))
        .isEqualTo("best weight_decay at an end of its values (0 is no end): under 1 %");
  }

  @Test
  void aProbabilityIsNotRoundedOverTheAlarm() {
    assertThat(AuditWords.percent(0.947)).isEqualTo("94.7 %");
    assertThat(AuditWords.percent(0.9999)).isEqualTo("over 99 %");
    assertThat(AuditWords.percent(0.5)).isEqualTo("50 %");
  }

  @Test
  void kindsAreWordsForPrograms() {
    assertThat(AuditWords.kind(new Finding.OneSeed(1))).isEqualTo("one_seed");
    assertThat(AuditWords.kind(new Finding.RangeTestsDisagree(3, 0.99)))
        .isEqualTo("range_tests_disagree");
  }

  private static String said(Finding finding) {
    return AuditWords.sentence(finding) + " " + AuditWords.advice(finding);
  }

  private static NumericAxis axis(TrialAxis axis, Form form, Double... values) {
    return new NumericAxis(axis, form, List.of(values), Map.of());
  }
}
