package io.onecycle.worker.lrfind;

/** Hears of a range test while it runs, on the thread that trains. What it throws ends the test. */
@FunctionalInterface
public interface RangeTestListener {

  /** A listener that does nothing. */
  RangeTestListener NONE = (point, numIt) -> {};

  /**
   * An iteration has been made and recorded.
   *
   * @param point what was recorded
   * @param numIt how many are recorded at most
   */
  void iterationDone(RangePoint point, int numIt);
}
