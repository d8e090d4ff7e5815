package io.onecycle.driver.sweep;

import java.io.Serializable;

/**
 * What a trial may take.
 *
 * @param trialMinutes an attempt that takes longer is failed; what an earlier attempt of the same
 *     trial took does not count; above 0
 * @param failuresPerTrial how many times a trial may fail before it is given up; at least 1
 * @param checkpointSeconds the least time between two checkpoints of a trial; 0 for none
 */
public record Limits(double trialMinutes, int failuresPerTrial, double checkpointSeconds)
    implements Serializable {

  public static final double CHECKPOINT_SECONDS = 60;

  public static final Limits DEFAULT = new Limits(60, 2);

  /** With checkpoints as often as is usual. */
  public Limits(double trialMinutes, int failuresPerTrial) {
    this(trialMinutes, failuresPerTrial, CHECKPOINT_SECONDS);
  }
}
