package io.onecycle.driver.execute;

/** A trial ran longer than {@code limits.trial_minutes} allows. */
final class TrialTookTooLongException extends RuntimeException {

  TrialTookTooLongException(double minutes, int iteration, int iterations) {
    super(
        "Took longer than limits.trial_minutes = "
            + minutes
            + ": stopped at iteration "
            + iteration
            + " of "
            + iterations);
  }
}
