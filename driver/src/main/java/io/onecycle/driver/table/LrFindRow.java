package io.onecycle.driver.table;

import io.onecycle.worker.trial.score.Objective;
import java.util.Map;
import java.util.Optional;

/**
 * A row of the table {@code lr_find/}: one recorded iteration of one range test. Components, and
 * those of the key, name the columns in snake case.
 *
 * @param iteration from 0
 * @param lr the last layer group's
 * @param trainLoss of the mini-batch before its update, without the weight-decay term
 * @param trainLossSmoothed debiased exponential average (0.98)
 * @param valLoss of the next validation mini-batch, after the update
 * @param accuracy on that validation mini-batch; empty where no classes are learnt
 * @param metrics the others on that mini-batch, a column each
 */
public record LrFindRow(
    RangeTestKey key,
    int iteration,
    double lr,
    double trainLoss,
    double trainLossSmoothed,
    double valLoss,
    Optional<Double> accuracy,
    Map<String, Optional<Double>> metrics) {

  /** A metric, or the validation loss by its name; empty where it was not computed. */
  public Optional<Double> metric(String name) {
    return switch (name) {
      case "accuracy" -> accuracy;
      case Objective.LOSS -> Optional.of(valLoss);
      default -> metrics.getOrDefault(name, Optional.empty());
    };
  }
}
