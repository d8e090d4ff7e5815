package io.onecycle.worker.train;

import io.onecycle.worker.trial.result.CurvePoint;

/** Hears of a trial while it runs, on the thread that trains. What it throws ends the trial. */
@FunctionalInterface
public interface TrialListener {

  /** A listener that does nothing. */
  TrialListener NONE = (point, iterations) -> {};

  /**
   * An iteration has been made and recorded.
   *
   * @param point what was recorded
   * @param iterations how many the whole trial has
   */
  void iterationDone(CurvePoint point, int iterations);
}
