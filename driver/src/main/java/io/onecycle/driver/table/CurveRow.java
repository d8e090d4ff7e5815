package io.onecycle.driver.table;

import io.onecycle.worker.trial.score.Objective;
import java.util.Map;
import java.util.Optional;

/**
 * A row of the table {@code curves/}: one iteration of one trial. Components name the columns in
 * snake case.
 *
 * @param iteration from 0
 * @param epoch from 0
 * @param lr the last layer group's
 * @param trainLoss of the mini-batch, without the weight-decay term
 * @param trainLossSmoothed debiased exponential average (0.98)
 * @param valLoss empty where it was not computed
 * @param accuracy on the validation set; empty where it was not computed
 * @param metrics the others on the validation set, a column each
 */
public record CurveRow(
    String trialId,
    int iteration,
    int epoch,
    double lr,
    double momentum,
    double trainLoss,
    double trainLossSmoothed,
    Optional<Double> valLoss,
    Optional<Double> accuracy,
    Map<String, Optional<Double>> metrics) {

  /** A metric, or the validation loss by its name; empty where it was not computed. */
  public Optional<Double> metric(String name) {
    return switch (name) {
      case "accuracy" -> accuracy;
      case Objective.LOSS -> valLoss;
      default -> metrics.getOrDefault(name, Optional.empty());
    };
  }
}
