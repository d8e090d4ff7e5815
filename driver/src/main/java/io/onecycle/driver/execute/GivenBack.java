package io.onecycle.driver.execute;

import java.util.Optional;
import org.apache.spark.TaskKilledException;

/**
 * Work that an executor gives back, as it cannot begin there. Spark is told that the task was
 * killed: it then runs it elsewhere, and counts that as no failure of the task.
 *
 * @param refuses whether the executor takes no more work for a while
 * @param why in words
 */
record GivenBack(boolean refuses, String why) {

  private static final String PREFIX = "cannot begin: ";
  private static final String REFUSED = "begins no work: ";

  TaskKilledException toSpark() {
    return new TaskKilledException((refuses ? REFUSED : PREFIX) + why);
  }

  /** What Spark's words for a killed task say; empty if it was killed otherwise. */
  static Optional<GivenBack> of(String reason) {
    if (reason.startsWith(PREFIX)) {
      return Optional.of(new GivenBack(false, reason.substring(PREFIX.length())));
    }
    return reason.startsWith(REFUSED)
        ? Optional.of(new GivenBack(true, reason.substring(REFUSED.length())))
        : Optional.empty();
  }
}
