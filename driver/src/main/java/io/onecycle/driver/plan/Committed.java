package io.onecycle.driver.plan;

import io.onecycle.driver.analyse.race.SeedResult;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.trial.score.Objective;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the store holds of a trial that has ended.
 *
 * @param trialId the trial's id
 * @param outcome completed, diverged or failed
 * @param attempts how often the trial has been tried, at least 1
 * @param score how good it is, larger being better; empty unless completed
 * @param result the same as a race sees it
 * @param objective that it was asked for with; empty where it does not say
 * @param isOfKnownData whether it says what its data held, and not only what it was called
 */
public record Committed(
    String trialId,
    String outcome,
    int attempts,
    OptionalDouble score,
    SeedResult result,
    Optional<Objective> objective,
    boolean isOfKnownData) {

  private static final String FAILED = "failed";

  public Committed {
    Require.that(
        outcome.equals("completed") || outcome.equals("diverged") || outcome.equals(FAILED),
        "outcome",
        outcome,
        "completed, diverged or failed");
    Require.that(attempts >= 1, "attempts", attempts, "a whole number of at least 1");
  }

  /** Where it is not known what chance is worth, nor how finely scores are measured. */
  public Committed(String trialId, String outcome, int attempts, OptionalDouble score) {
    this(
        trialId,
        outcome,
        attempts,
        score,
        outcome.equals("diverged")
            ? SeedResult.DIVERGED
            : score.isPresent() ? SeedResult.completed(score.getAsDouble()) : SeedResult.FAILED,
        Optional.empty(),
        false);
  }

  /** Without a score: of what is not ranked. */
  public Committed(String trialId, String outcome, int attempts) {
    this(trialId, outcome, attempts, OptionalDouble.empty());
  }

  boolean isFailed() {
    return outcome.equals(FAILED);
  }

  /** Whether nothing more is owed: a result or a finding, or an accident too often. */
  boolean settles(int failuresPerTrial) {
    return !isFailed() || attempts >= failuresPerTrial;
  }
}
