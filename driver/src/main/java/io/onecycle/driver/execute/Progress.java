package io.onecycle.driver.execute;

import java.io.Serializable;

/** News of a trial, from its task to the driver. May be lost: results never travel this way. */
public sealed interface Progress extends Serializable {

  /** The trial that the news is of. */
  String trialId();

  /** A task has begun a trial of so many iterations. */
  record Started(String trialId, int iterations) implements Progress {}

  /** An iteration has been made, with this smoothed training loss. */
  record Advanced(String trialId, int iteration, double loss) implements Progress {}

  /** The trial's row is committed. */
  record Ended(String trialId, String outcome, String message) implements Progress {}

  /** Tells the driver, if there is a way to. */
  static void send(String runId, Progress news) {
    ProgressPlugin.send(runId, news);
  }
}
