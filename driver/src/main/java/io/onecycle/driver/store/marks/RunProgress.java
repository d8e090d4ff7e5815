package io.onecycle.driver.store.marks;

import java.util.List;
import java.util.Map;

/**
 * How far the trials in flight have got, as their driver last heard; told every few seconds.
 *
 * @param runId of the run they belong to
 * @param losses by trial id, its smoothed training losses so far, thinned: an iteration and its
 *     loss each; none in files of earlier versions
 */
public record RunProgress(
    String runId, List<TrialProgress> trials, Map<String, List<List<Double>>> losses) {

  /** What earlier versions leave out. */
  static final RunProgress DEFAULTS = new RunProgress("", List.of(), Map.of());

  public RunProgress {
    trials = List.copyOf(trials);
    losses = Map.copyOf(losses);
  }

  /**
   * A trial in flight.
   *
   * @param iteration the last one made, from 0; −1 before the first
   * @param iterations of the whole trial
   */
  public record TrialProgress(String trialId, int iteration, int iterations) {}
}
