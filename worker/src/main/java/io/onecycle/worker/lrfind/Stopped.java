package io.onecycle.worker.lrfind;

/** Why a range test stopped. */
public enum Stopped {
  /** All its iterations are recorded. */
  END,
  /** The smoothed training loss rose above four times its best. */
  DIVERGED,
  /** The smoothed training loss is not a number. */
  NAN
}
