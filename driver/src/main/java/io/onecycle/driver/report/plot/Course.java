package io.onecycle.driver.report.plot;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a sweep has come that may be running.
 *
 * @param isLive whether a driver is at work
 * @param ended trials and range tests that have ended
 * @param owed still to be run, those that are running excluded
 * @param running in flight
 * @param secondsToGo at the pace so far; empty until one has ended, and where nothing is running
 */
public record Course(
    boolean isLive, int ended, int owed, List<Running> running, OptionalDouble secondsToGo) {

  /** Of a sweep that nobody runs. */
  public static final Course NONE = new Course(false, 0, 0, List.of(), OptionalDouble.empty());

  public Course {
    running = List.copyOf(running);
  }

  /**
   * A trial or a range test in flight.
   *
   * @param settingId empty of a range test
   * @param label what tells its setting from others
   * @param iteration the last one made, from 0; −1 before the first
   * @param iterations of the whole; 0 if not known
   * @param losses smoothed training loss by iteration, thinned
   */
  public record Running(
      String trialId,
      String settingId,
      String label,
      long seed,
      int iteration,
      int iterations,
      SortedMap<Integer, Double> losses) {

    public Running {
      losses = Collections.unmodifiableSortedMap(new TreeMap<>(losses));
    }
  }
}
