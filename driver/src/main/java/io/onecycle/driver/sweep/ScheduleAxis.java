package io.onecycle.driver.sweep;

import io.onecycle.worker.trial.ScheduleSpec;

/** A value of the schedule axis: 1cycle takes div and pct from the grid's other axes. */
public sealed interface ScheduleAxis {

  /** The 1cycle policy with each div and pct of the grid. */
  record OneCycle() implements ScheduleAxis {}

  /** A schedule that div and pct do not touch. */
  record Fixed(ScheduleSpec spec) implements ScheduleAxis {}
}
