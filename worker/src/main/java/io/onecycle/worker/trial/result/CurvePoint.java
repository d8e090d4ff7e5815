package io.onecycle.worker.trial.result;

import io.onecycle.worker.trial.score.Scores;
import java.util.Optional;

/**
 * One iteration of one trial.
 *
 * @param iteration from 0
 * @param epoch from 0
 * @param lr the last layer group's learning rate in this iteration
 * @param momentum in this iteration
 * @param trainLoss mean loss of the mini-batch before the update, without the weight-decay term
 * @param trainLossSmoothed debiased exponential average (0.98) of {@code trainLoss}
 * @param validation scores over the validation set after the update, where they were computed
 */
public record CurvePoint(
    int iteration,
    int epoch,
    double lr,
    double momentum,
    double trainLoss,
    double trainLossSmoothed,
    Optional<Scores> validation) {}
