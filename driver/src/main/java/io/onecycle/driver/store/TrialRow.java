package io.onecycle.driver.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of the table {@code trials/}: one trial. Components name the columns in snake case.
 *
 * @param maxLr the last layer group's; {@code layerGroups} has them all
 * @param div empty for schedules without it
 * @param pct empty for schedules without it
 * @param weightDecay the last layer group's; {@code layerGroups} has them all
 * @param layerGroups {@code max_lr=…;weight_decay=…} per layer group, empty where all groups share
 *     one value
 * @param outcome completed, diverged or failed
 * @param finalAccuracy after the last iteration, over the whole validation set; empty unless
 *     completed
 * @param bestEpoch from 0
 * @param seconds the whole trial; of one that went on from a checkpoint, all up to there and its
 *     last attempt
 * @param imagesPerSecond training images over the wall time of the training loop, validation and
 *     set-up excluded; of all iterations, in whichever attempts they were made
 * @param attempts how often the trial has been tried, this time included
 * @param rung from 0, of a search that halves; empty for trials of full length
 */
public record TrialRow(
    String sweep,
    String trialId,
    String settingId,
    String data,
    String model,
    String schedule,
    int epochs,
    int cycles,
    int iterations,
    int batchSize,
    double maxLr,
    Optional<Double> div,
    Optional<Double> pct,
    double maxMom,
    double minMom,
    double weightDecay,
    String layerGroups,
    String weightDecayMode,
    String weightDecayScope,
    String optimizer,
    String compat,
    long seed,
    String outcome,
    Optional<Double> finalAccuracy,
    Optional<Double> finalValLoss,
    Optional<Double> bestAccuracy,
    Optional<Integer> bestEpoch,
    Optional<Double> finalTrainLoss,
    double seconds,
    double imagesPerSecond,
    int attempts,
    String message,
    String host,
    String executorId,
    String device,
    Instant startedAt,
    Instant finishedAt,
    String codeVersion,
    String backend,
    Optional<Integer> rung) {

  public boolean isCompleted() {
    return "completed".equals(outcome);
  }

  public boolean isDiverged() {
    return "diverged".equals(outcome);
  }

  public boolean isFailed() {
    return "failed".equals(outcome);
  }
}
