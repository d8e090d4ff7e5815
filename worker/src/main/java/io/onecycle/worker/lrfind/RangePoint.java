package io.onecycle.worker.lrfind;

import io.onecycle.worker.trial.score.Scores;

/**
 * One recorded iteration of a range test.
 *
 * @param iteration from 0
 * @param lr the last layer group's learning rate in this iteration
 * @param trainLoss mean loss of the mini-batch before its update, without the weight-decay term
 * @param trainLossSmoothed debiased exponential average (0.98) of {@code trainLoss}
 * @param validation scores on the next validation mini-batch after the update, not smoothed
 */
public record RangePoint(
    int iteration, double lr, double trainLoss, double trainLossSmoothed, Scores validation) {}
