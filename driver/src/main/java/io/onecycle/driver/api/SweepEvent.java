package io.onecycle.driver.api;

/**
 * What happens while a sweep runs. Trials and range tests are told of alike, by their ids, as in
 * the tables. News may be lost, and come twice where an executor is lost: results are in the
 * tables, and never depend on it.
 */
public sealed interface SweepEvent {

  /**
   * A trial or a range test has begun.
   *
   * @param id of the trial ({@code trial_id}) or range test ({@code run_id})
   * @param iterations how many it takes
   */
  record Started(String id, int iterations) implements SweepEvent {}

  /**
   * An iteration has been made; told at most every 300 ms for each trial.
   *
   * @param iteration from 0
   * @param loss smoothed training loss
   */
  record Advanced(String id, int iteration, double loss) implements SweepEvent {}

  /**
   * A trial or a range test has ended, and its rows are committed.
   *
   * @param outcome {@code completed}, {@code diverged} or {@code failed}; a range test that ends by
   *     diverging has completed
   * @param message why it failed or diverged; else empty
   */
  record Ended(String id, String outcome, String message) implements SweepEvent {}

  /**
   * Something that a user should know of the run as a whole.
   *
   * @param text a sentence
   */
  record Note(String text) implements SweepEvent {}
}
