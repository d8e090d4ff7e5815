package io.onecycle.driver.store.marks;

import java.util.List;

/**
 * How far the trials in flight have got, as their driver last heard; told every few seconds.
 *
 * @param runId of the run they belong to
 */
public record RunProgress(String runId, List<TrialProgress> trials) {

  public RunProgress {
    trials = List.copyOf(trials);
  }

  /**
   * A trial in flight.
   *
   * @param iteration the last one made, from 0; −1 before the first
   * @param iterations of the whole trial
   */
  public record TrialProgress(String trialId, int iteration, int iterations) {}
}
