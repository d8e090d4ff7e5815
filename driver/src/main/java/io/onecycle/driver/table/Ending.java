package io.onecycle.driver.table;

import io.onecycle.worker.trial.Identity;

/** How a trial ended. */
public enum Ending {
  /** Trained to the last iteration. */
  COMPLETED,
  /** A finding: the loss grew beyond bounds. */
  DIVERGED,
  /** An accident: nothing is known of the setting. */
  FAILED;

  /** The word in tables. */
  public String word() {
    return Identity.lower(this);
  }
}
