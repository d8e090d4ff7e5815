package io.onecycle.driver.plan;

import io.onecycle.worker.check.Require;
import java.util.OptionalDouble;

/**
 * What the store holds of a trial that has ended.
 *
 * @param trialId the trial's id
 * @param outcome completed, diverged or failed
 * @param attempts how often the trial has been tried, at least 1
 * @param score how good it is, larger being better; empty unless completed
 */
public record Committed(String trialId, String outcome, int attempts, OptionalDouble score) {

  private static final String FAILED = "failed";

  public Committed {
    Require.that(
        outcome.equals("completed") || outcome.equals("diverged") || outcome.equals(FAILED),
        "outcome",
        outcome,
        "completed, diverged or failed");
    Require.that(attempts >= 1, "attempts", attempts, "a whole number of at least 1");
  }

  /** Without a score: of what is not ranked. */
  public Committed(String trialId, String outcome, int attempts) {
    this(trialId, outcome, attempts, OptionalDouble.empty());
  }

  boolean isDiverged() {
    return outcome.equals("diverged");
  }

  boolean isFailed() {
    return outcome.equals(FAILED);
  }

  /** Whether nothing more is owed: a result or a finding, or an accident too often. */
  boolean settles(int failuresPerTrial) {
    return !isFailed() || attempts >= failuresPerTrial;
  }
}
