package io.onecycle.driver.store;

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
    Optional<Double> accuracy) {}
