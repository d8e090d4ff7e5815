package io.onecycle.driver.sweep.read;

import static io.onecycle.driver.sweep.read.SweepTexts.faults;
import static io.onecycle.driver.sweep.read.SweepTexts.valid;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.api.Target;
import io.onecycle.worker.metric.Metrics;
import io.onecycle.worker.trial.ClassWeights;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Identity;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.score.Goal;
import io.onecycle.worker.trial.score.Objective;
import io.onecycle.worker.trial.score.Scoring;
import java.util.List;
import java.util.Map;
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
          , metrics: [f1] |  | 4: train.metrics[0]: f1 is not a metric, expected one of accuracy, top5_accuracy, macro_f1, auc, rmse, mae, r2, or a class
          , metrics: [] |  | 4: train.metrics: [] is empty, expected at least one value
          , metrics: [macro_f1, macro_f1] |  | 4: train.metrics[1]: macro_f1 is the same as train.metrics[0], expected each value once
          , metrics: [rmse] |  | 4: train.metrics[0]: rmse is not to be measured of 10 classes, expected one of accuracy, top5_accuracy, macro_f1, auc
           | objective: kappa | 6: objective: kappa is not a metric that is known, expected one of accuracy, top5_accuracy, macro_f1, auc, val_loss, or {maximize: NAME} or {minimize: NAME}
           | objective: rmse | 6: objective: rmse is not measured, expected one of accuracy, top5_accuracy, macro_f1, auc, val_loss
           | objective: {maximize: kappa} | 6: objective: {maximize: kappa} is not measured, expected one of accuracy, top5_accuracy, macro_f1, auc, val_loss
           | objective: {} | 6: objective: {} is not one goal, expected {maximize: NAME} or {minimize: NAME}
           | objective: {maximize: a, minimize: b} | 6: objective: {maximize: a, minimize: b} is not one goal, expected {maximize: NAME} or {minimize: NAME}
           | objective: {maximize: A b} | 6: objective.maximize: A b is not a name, expected the name of a metric
          , metrics: macro_f1 | objective: accuracy | 6: objective: accuracy is not measured, expected one of macro_f1, val_loss
          """)
  void tellsWhatIsWrong(String train, String top, String fault) {
    String text = SWEEP.formatted(train == null ? "" : train, top == null ? "" : top);
    assertThat(faults(text)).containsExactly("x.yaml:" + fault);
  }

  private static String houses(String task, String targets, String more) {
    return """
    name: x
    data: {source: t.csv, format: csv, target: %s, task: %s}
    model: mlp
    train: {epochs: 1%s}
    grid: {max_lr: 0.1}
    """
        .formatted(targets, task, more);
  }

  @Test
  void oneOfSeveralNumbersMayBeTheObjectiveAndWhatWasUsualKeepsItsIdentity() {
    String two = houses("regression", "[price, Rent €]", ", objective: rmse_rent");
    assertThat(valid(two).training().scoring())
        .isEqualTo(of(new Objective("rmse_rent", Goal.MINIMIZE)));
    Scoring mixed =
        valid(houses("regression", "[price, rent]", ", objective: rmse")).training().scoring();
    assertThat(mixed.objective()).contains(Objective.RMSE);
    assertThat(mixed.identity()).isEqualTo(Scoring.USUAL);
    assertThat(faults(houses("regression", "[price, rent]", ", objective: rmse_size")))
        .singleElement()
        .asString()
        .contains("rmse_size is not a metric that is known");
  }

  @Test
  void whatIsAskedForIsKeptWhereItIsNotKnownYetHowManyNumbersThereAre() {
    String text =
        """
        name: x
        data: {source: batches, format: dl4j, task: regression}
        model: mlp
        train: {epochs: 1%s}
        grid: {max_lr: 0.1}
        """;
    Training asked = valid(text.formatted(", objective: rmse")).training();
    Training unasked = valid(text.formatted("")).training();
    for (int numbers = 1; numbers <= 3; numbers++) {
      Target target = new Target.Numbers(numbers);
      assertThat(Metrics.objective(asked.scoring(), target)).isEqualTo(Objective.RMSE);
      assertThat(Metrics.objective(unasked.scoring(), target))
          .isEqualTo(numbers == 1 ? Objective.RMSE : Objective.SCALED_LOSS);
    }
    DataSpec data = new DataSpec.Own("x", "0123456789abcdef", 100, 0, "/x");
    assertThat(Identity.describe(asked, data)).isEqualTo(Identity.describe(unasked, data));
    assertThat(unasked.scoring()).isEqualTo(Scoring.USUAL);
    assertThat(valid(houses("regression", "price", ", objective: rmse")).training().scoring())
        .as("one number, as is known")
        .isEqualTo(Scoring.USUAL);
  }

  @Test
  void classesMayWeighDifferentlyAndNumbersNot() {
    assertThat(valid(SWEEP.formatted(", class_weights: balanced", "")).training().classWeights())
        .isEqualTo(new ClassWeights.Balanced());
    assertThat(valid(SWEEP.formatted(", class_weights: {3: 2.5}", "")).training().classWeights())
        .isEqualTo(ClassWeights.named(Map.of("3", 2.5)));
    assertThat(faults(SWEEP.formatted(", class_weights: {cat: 2, 3: 0}", "")))
        .containsExactly(
            "x.yaml:4: train.class_weights.3: 0 is not above 0, expected a number above 0");
    assertThat(faults(SWEEP.formatted(", class_weights: {cat: 2}", "")))
        .singleElement()
        .asString()
        .contains("names of classes: 0, 1, 2, 3");
    assertThat(faults(SWEEP.formatted(", class_weights: [1, 2]", "")))
        .singleElement()
        .asString()
        .contains("one for each of the 10 classes");
    assertThat(faults(houses("regression", "price", ", class_weights: balanced")))
        .singleElement()
        .asString()
        .contains("balanced is for classes, and numbers are learnt, expected none");
  }
}
