package io.onecycle.driver.table;

import io.onecycle.worker.trial.Goal;
import io.onecycle.worker.trial.Objective;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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
 * @param bestAccuracy in the epoch that is best by the objective
 * @param bestEpoch that epoch, from 0
 * @param seconds the whole trial; of one that went on from a checkpoint, all up to there and its
 *     last attempt
 * @param imagesPerSecond training images over the wall time of the training loop, validation and
 *     set-up excluded; of all iterations, in whichever attempts they were made
 * @param attempts how often the trial has been tried, this time included
 * @param finalMetrics those but accuracy, after the last iteration: columns {@code final_<name>}
 * @param bestMetrics the same in the epoch that is best by the objective: {@code best_<name>}
 * @param objective the metric that settings are compared by, or {@code val_loss}; empty in rows of
 *     versions that knew accuracy only
 * @param goal {@code maximize} or {@code minimize}
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
    Map<String, Optional<Double>> finalMetrics,
    Map<String, Optional<Double>> bestMetrics,
    Optional<String> objective,
    Optional<String> goal,
    Optional<Integer> rung) {

  public TrialRow {
    finalMetrics = Collections.unmodifiableMap(new LinkedHashMap<>(finalMetrics));
    bestMetrics = Collections.unmodifiableMap(new LinkedHashMap<>(bestMetrics));
  }

  /** Of classes: measured and compared by accuracy alone. */
  public TrialRow(
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
      String backend) {
    this(
        sweep,
        trialId,
        settingId,
        data,
        model,
        schedule,
        epochs,
        cycles,
        iterations,
        batchSize,
        maxLr,
        div,
        pct,
        maxMom,
        minMom,
        weightDecay,
        layerGroups,
        weightDecayMode,
        weightDecayScope,
        optimizer,
        compat,
        seed,
        outcome,
        finalAccuracy,
        finalValLoss,
        bestAccuracy,
        bestEpoch,
        finalTrainLoss,
        seconds,
        imagesPerSecond,
        attempts,
        message,
        host,
        executorId,
        device,
        startedAt,
        finishedAt,
        codeVersion,
        backend,
        Map.of(),
        Map.of(),
        Optional.of(Objective.ACCURACY.metric()),
        Optional.of("maximize"),
        Optional.empty());
  }

  /** What the trial is compared by; accuracy where the row does not say. */
  public Objective comparedBy() {
    return objective
        .map(
            name ->
                new Objective(
                    name,
                    goal.filter("minimize"::equals).isPresent() ? Goal.MINIMIZE : Goal.MAXIMIZE))
        .orElse(Objective.ACCURACY);
  }

  /**
   * A metric, or the validation loss by the name {@link Objective#LOSS}, after the last iteration;
   * empty unless completed, and where it was not measured.
   */
  public Optional<Double> finalOf(String metric) {
    return switch (metric) {
      case "accuracy" -> finalAccuracy;
      case Objective.LOSS -> finalValLoss;
      default -> finalMetrics.getOrDefault(metric, Optional.empty());
    };
  }

  /** The same of the epoch that is best by the objective, but for the loss: empty. */
  public Optional<Double> bestOf(String metric) {
    return metric.equals("accuracy")
        ? bestAccuracy
        : bestMetrics.getOrDefault(metric, Optional.empty());
  }

  /** The objective after the last iteration. */
  public Optional<Double> finalObjective() {
    return finalOf(comparedBy().metric());
  }

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
