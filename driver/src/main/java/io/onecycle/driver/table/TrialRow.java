package io.onecycle.driver.table;

/**
 * A row of the table {@code trials/}: one trial. Components of components name the columns in snake
 * case.
 *
 * @param imagesPerSecond training images over the wall time of the training loop, validation and
 *     set-up excluded; of all iterations, in whichever attempts they were made
 */
public record TrialRow(
    TrialKey key,
    TrialSetting setting,
    TrialTraining training,
    TrialScores scores,
    RunFacts run,
    double imagesPerSecond) {

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
