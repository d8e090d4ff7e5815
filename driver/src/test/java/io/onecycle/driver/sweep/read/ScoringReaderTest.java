package io.onecycle.driver.sweep.read;

import static io.onecycle.driver.sweep.read.SweepTexts.faults;
import static io.onecycle.driver.sweep.read.SweepTexts.valid;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.trial.score.Goal;
import io.onecycle.worker.trial.score.Objective;
import io.onecycle.worker.trial.score.Scoring;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringReaderTest {

  private static final String SWEEP =
      """
      name: x
      data: mnist
      model: lenet
      train: {epochs: 1%s}
      grid: {max_lr: 0.1}
      %s
      """;

  private static Scoring scoring(String train, String top) {
    return valid(SWEEP.formatted(train, top)).training().scoring();
  }

  private static Scoring of(Objective objective, String... metrics) {
    return new Scoring(List.of(metrics), Optional.of(objective));
  }

  @Test
  void measuresAccuracyAndComparesByItUnlessAskedOtherwise() {
    assertThat(scoring("", "")).isEqualTo(Scoring.USUAL);
    assertThat(scoring(", metrics: accuracy", "objective: accuracy")).isEqualTo(Scoring.USUAL);
    assertThat(scoring(", metrics: [accuracy, macro_f1]", ""))
        .isEqualTo(new Scoring(List.of("accuracy", "macro_f1"), Optional.empty()));
  }

  @Test
  void theObjectiveStandsAtTheTopOrInTrain() {
    Scoring loss = of(new Objective("val_loss", Goal.MINIMIZE));
    assertThat(scoring("", "objective: val_loss")).isEqualTo(loss);
    assertThat(scoring(", objective: val_loss", "")).isEqualTo(loss);
    assertThat(faults(SWEEP.formatted(", objective: val_loss", "objective: accuracy")))
        .containsExactly(
            "x.yaml:4: train.objective: val_loss is a second objective, expected one, at the top or"
                + " in train");
  }

  @Test
  void anObjectiveIsMeasuredBesideTheUsual() {
    assertThat(scoring("", "objective: macro_f1"))
        .isEqualTo(of(new Objective("macro_f1", Goal.MAXIMIZE), "accuracy", "macro_f1"));
  }

  @Test
  void aMetricOfOnesOwnNeedsItsGoal() {
    assertThat(scoring(", metrics: [accuracy, com.acme.Kappa]", "objective: {maximize: kappa}"))
        .isEqualTo(of(new Objective("kappa", Goal.MAXIMIZE), "accuracy", "com.acme.Kappa"));
    assertThat(scoring("", "objective: {minimize: accuracy}"))
        .isEqualTo(of(new Objective("accuracy", Goal.MINIMIZE)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          , metrics: [f1] |  | 4: train.metrics[0]: f1 is not a metric, expected one of accuracy, top5_accuracy, macro_f1, rmse, mae, r2, or a class
          , metrics: [] |  | 4: train.metrics: [] is empty, expected at least one value
          , metrics: [macro_f1, macro_f1] |  | 4: train.metrics[1]: macro_f1 is the same as train.metrics[0], expected each value once
          , metrics: [rmse] |  | 4: train.metrics[0]: rmse is not to be measured of 10 classes, expected one of accuracy, top5_accuracy, macro_f1
           | objective: kappa | 6: objective: kappa is not a metric that is known, expected one of accuracy, top5_accuracy, macro_f1, val_loss, or {maximize: NAME} or {minimize: NAME}
           | objective: rmse | 6: objective: rmse is not measured, expected one of accuracy, top5_accuracy, macro_f1, val_loss
           | objective: {maximize: kappa} | 6: objective: {maximize: kappa} is not measured, expected one of accuracy, top5_accuracy, macro_f1, val_loss
           | objective: {} | 6: objective: {} is not one goal, expected {maximize: NAME} or {minimize: NAME}
           | objective: {maximize: a, minimize: b} | 6: objective: {maximize: a, minimize: b} is not one goal, expected {maximize: NAME} or {minimize: NAME}
           | objective: {maximize: A b} | 6: objective.maximize: A b is not a name, expected the name of a metric
          , metrics: macro_f1 | objective: accuracy | 6: objective: accuracy is not measured, expected one of macro_f1, val_loss
          """)
  void tellsWhatIsWrong(String train, String top, String fault) {
    String text = SWEEP.formatted(train == null ? "" : train, top == null ? "" : top);
    assertThat(faults(text)).containsExactly("x.yaml:" + fault);
  }
}
