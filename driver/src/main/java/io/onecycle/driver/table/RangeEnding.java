package io.onecycle.driver.table;

import io.onecycle.worker.trial.Identity;

/** Why a range test stopped. */
public enum RangeEnding {
  /** All iterations were made. */
  END,
  /** The loss rose over four times the best. */
  DIVERGED,
  /** The loss was no number any more. */
  NAN,
  /** The test itself failed. */
  FAILED;

  /** The word in tables. */
  public String word() {
    return Identity.lower(this);
  }
}
