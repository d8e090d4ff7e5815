package io.onecycle.driver.execute;

/** A trial ran longer than {@code limits.trial_minutes} allows. */
final class TrialTookTooLongException extends RuntimeException {

  TrialTookTooLongException(double minutes, int iteration, int iterations) {
    super(start(minutes) + ": stopped at iteration " + iteration + " of " + iterations);
  }

  /** One of which not even an iteration ended. */
  TrialTookTooLongException(double minutes) {
    super(start(minutes) + ": no iteration ended, stopped from outside");
  }

  private static String start(double minutes) {
    return "Took longer than limits.trial_minutes = " + minutes;
  }
}
