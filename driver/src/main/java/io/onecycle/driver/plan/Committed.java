package io.onecycle.driver.plan;

import io.onecycle.worker.trial.Require;

/**
 * What the store holds of a trial that has ended.
 *
 * @param trialId the trial's id
 * @param outcome completed, diverged or failed
 * @param attempts how often the trial has been tried, at least 1
 */
public record Committed(String trialId, String outcome, int attempts) {

  private static final String FAILED = "failed";

  public Committed {
    Require.that(
        outcome.equals("completed") || outcome.equals("diverged") || outcome.equals(FAILED),
        "outcome",
        outcome,
        "completed, diverged or failed");
    Require.that(attempts >= 1, "attempts", attempts, "a whole number of at least 1");
  }

  /** Whether nothing more is owed: a result or a finding, or an accident too often. */
  boolean settles(int failuresPerTrial) {
    return !outcome.equals(FAILED) || attempts >= failuresPerTrial;
  }
}
