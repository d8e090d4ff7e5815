package io.onecycle.driver.api;

import java.util.List;

/**
 * How far a sweep has come: what is committed, running, owed and failed. Plan, run and status all
 * tell this.
 *
 * @param sweep its name
 * @param trials committed trials
 * @param rangeTests committed range tests; none of them counts as diverged, as that is how they end
 * @param running trials and range tests in flight, as far as is known; none where no driver lives
 * @param owed still to be run, those that are running excluded
 * @param withoutRate of the owed trials, those that no range test has found a learning rate for:
 *     once nothing else is owed, they cannot be run
 * @param failed trials and range tests whose last attempt failed
 * @param text all this in words, as {@code onecycle status} prints it
 */
public record Standing(
    String sweep,
    Committed trials,
    Committed rangeTests,
    List<Running> running,
    Owed owed,
    int withoutRate,
    List<Failed> failed,
    String text) {

  public Standing {
    running = List.copyOf(running);
    failed = List.copyOf(failed);
  }

  /** What has ended, by its outcome. */
  public record Committed(int completed, int diverged, int failed) {
    /** All of them. */
    public int all() {
      return completed + diverged + failed;
    }
  }

  /**
   * What is still to be run.
   *
   * @param isAtMost whether fewer trials may do, since results decide what is asked for
   */
  public record Owed(int rangeTests, int trials, boolean isAtMost) {
    /** Whether there is nothing. */
    public boolean isNothing() {
      return rangeTests == 0 && trials == 0;
    }
  }

  /**
   * In flight.
   *
   * @param device what computes, e.g. {@code cpu}
   * @param iteration made last, from 0; −1 if not known
   * @param iterations of the whole; 0 if not known
   */
  public record Running(
      String id, boolean isRangeTest, String host, String device, int iteration, int iterations) {}

  /**
   * Its last attempt failed.
   *
   * @param setting what tells it from others, for people: {@code weight_decay 0.1, max_lr 3}
   * @param attempts how often it was tried, at least 1
   * @param message why it failed; may have several lines
   */
  public record Failed(
      String id, boolean isRangeTest, String setting, long seed, int attempts, String message) {}

  /** In words, as {@code onecycle status} prints it. */
  @Override
  public String toString() {
    return text;
  }
}
