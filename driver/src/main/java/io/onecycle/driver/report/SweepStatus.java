package io.onecycle.driver.report;

import io.onecycle.worker.check.Require;
import java.util.List;

/**
 * How far a sweep has come.
 *
 * @param sweep its name
 * @param completed committed trials that completed
 * @param diverged committed trials that diverged
 * @param running trials that were started and have not ended, as far as is known
 * @param owedTests range tests still to be made, the running ones excluded
 * @param owed trials still to be run, the running ones excluded
 * @param isAtMost whether fewer may do, since results decide what is asked for
 * @param failed trials whose last attempt failed
 */
public record SweepStatus(
    String sweep,
    int completed,
    int diverged,
    List<Running> running,
    int owedTests,
    int owed,
    boolean isAtMost,
    List<FailedTrial> failed) {

  public SweepStatus {
    Require.that(completed >= 0, "completed", completed, "at least 0");
    Require.that(diverged >= 0, "diverged", diverged, "at least 0");
    Require.that(owedTests >= 0, "range tests owed", owedTests, "at least 0");
    Require.that(owed >= 0, "owed", owed, "at least 0");
    running = List.copyOf(running);
    failed = List.copyOf(failed);
  }

  /**
   * A trial in flight.
   *
   * @param device what computes, e.g. {@code cpu}
   * @param iterations made so far and of the whole trial, e.g. {@code 120/400}; empty if not known
   */
  public record Running(String trialId, String host, String device, String iterations) {}

  /**
   * A trial whose last attempt failed.
   *
   * @param setting what tells it from others, for people: {@code weight_decay 0.1, max_lr 3}
   * @param attempts how often it was tried, at least 1
   * @param message why it failed; may have several lines
   */
  public record FailedTrial(
      String trialId, String setting, long seed, int attempts, String message) {}
}
