package io.onecycle.driver.table;

import io.onecycle.worker.trial.score.Objective;

/**
 * A row of the table {@code trials/}: one trial. Components of components name the columns in snake
 * case.
 *
 * @param imagesPerSecond training images over the wall time of the training loop, validation and
 *     set-up excluded; of all iterations, in whichever attempts they were made
 * @param inputs what else determined it
 */
public record TrialRow(
    TrialKey key,
    TrialSetting setting,
    TrialTraining training,
    TrialScores scores,
    RunFacts run,
    double imagesPerSecond,
    TrialInputs inputs) {

  /** Of a row that does not say what else determined it. */
  public TrialRow(
      TrialKey key,
      TrialSetting setting,
      TrialTraining training,
      TrialScores scores,
      RunFacts run,
      double imagesPerSecond) {
    this(key, setting, training, scores, run, imagesPerSecond, TrialInputs.UNKNOWN);
  }

  /** The same of another trial. */
  public TrialRow with(TrialKey other) {
    return new TrialRow(other, setting, training, scores, run, imagesPerSecond, inputs);
  }

  /** The same at another setting. */
  public TrialRow with(TrialSetting other) {
    return new TrialRow(key, other, training, scores, run, imagesPerSecond, inputs);
  }

  /** The same with what else determined it. */
  public TrialRow with(TrialInputs others) {
    return new TrialRow(key, setting, training, scores, run, imagesPerSecond, others);
  }

  /** The same, judged by another objective. */
  public TrialRow judgedBy(Objective objective) {
    return new TrialRow(
        key, setting, training, scores.judgedBy(objective), run, imagesPerSecond, inputs);
  }

  public String trialId() {
    return key.trialId();
  }

  public String settingId() {
    return key.settingId();
  }

  public long seed() {
    return key.seed();
  }

  public boolean isCompleted() {
    return scores.outcome() == Ending.COMPLETED;
  }

  public boolean isDiverged() {
    return scores.outcome() == Ending.DIVERGED;
  }

  public boolean isFailed() {
    return scores.outcome() == Ending.FAILED;
  }
}
